export interface ShippedDependency {
	name: string;
	version: string;
	/** SPDX expression declared by the package. */
	licence: string;
}

/** Licences that require only attribution. */
const PERMISSIVE = [
	'0BSD',
	'Apache-2.0',
	'BlueOak-1.0.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'CC0-1.0',
	'ISC',
	'MIT',
];

/**
 * sharp's builds of libvips: shared libraries in separate packages, which users can replace. See
 * NOTICE.
 */
const WITH_LIBVIPS = /^@img\/sharp-/;
const LIBVIPS_LICENCE = 'LGPL-3.0-or-later';

/** The font that the server writes watermarks in. See NOTICE. */
const FONT = '@expo-google-fonts/zcool-xiaowei';
const FONT_LICENCE = 'OFL-1.1';

/** libheif in WebAssembly: a file of its own in a separate package, which users can replace. See NOTICE. */
const LIBHEIF = { name: 'libheif-js', licence: 'LGPL-3.0' };

/** Whether the server may depend on a package. Nested licence expressions count as not allowed. */
export function isAllowed({ name, licence }: ShippedDependency): boolean {
	const isPermitted = (one: string) =>
		PERMISSIVE.includes(one) ||
		(one === LIBVIPS_LICENCE && WITH_LIBVIPS.test(name)) ||
		(one === FONT_LICENCE && name === FONT) ||
		(one === LIBHEIF.licence && name === LIBHEIF.name);
	const expression = licence.replace(/^\(([^()]*)\)$/, '$1');
	if (expression.includes(' OR ')) return expression.split(' OR ').some(isPermitted);
	return expression.split(' AND ').every(isPermitted);
}
