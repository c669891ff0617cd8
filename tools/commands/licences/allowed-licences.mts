import type { ShippedDependency } from './shipped-dependencies.mts';

/** Licences that ask for no more than naming the author. */
const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT'];

/**
 * sharp's builds of libvips, shared libraries in packages of their own that anyone may replace.
 * NOTICE tells of them.
 */
const WITH_LIBVIPS = /^@img\/sharp-/;
const LIBVIPS_LICENCE = 'LGPL-3.0-or-later';

/** Whether a package may come with the server. One with inner brackets counts as not allowed. */
export function isAllowed({ name, licence }: ShippedDependency): boolean {
	const isFine = (one: string) =>
		PERMISSIVE.includes(one) || (one === LIBVIPS_LICENCE && WITH_LIBVIPS.test(name));
	const expression = licence.replace(/^\(([^()]*)\)$/, '$1');
	if (expression.includes(' OR ')) return expression.split(' OR ').some(isFine);
	return expression.split(' AND ').every(isFine);
}
