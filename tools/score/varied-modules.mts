import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { CardPlan } from './card-plan.mts';
import { SOURCE } from './hand-set-numbers.mts';
import { variedText, type Variation } from './variation.mts';

/** The modules that import each module. */
const importers = new Map<string, Set<string>>();

/** The number varied now, and the modules that are loaded anew: its file and all that depend on it. */
let current: { variation: Variation; url: string; stale: ReadonlySet<string> } | undefined;

/** Makes every variation's modules others than the ones before: with another query, Node knows none of them. */
let query = '';

/** Loads the recorded plan; with a variation, as if the product's source had its value. */
export async function planWith(variation?: Variation): Promise<CardPlan> {
	if (variation !== undefined) {
		const url = urlOf(variation.number.path);
		current = { variation, url, stale: dependentsOf(url) };
		query = `?${Number(query.slice(1)) + 1}`;
	}
	const plan = new URL(`recorded-plan.mts${query}`, import.meta.url).href;
	return ((await import(plan)) as { recordedPlan: CardPlan }).recordedPlan;
}

/** The URL of a file below `server/src`. */
export function urlOf(path: string): string {
	return pathToFileURL(join(SOURCE, path)).href;
}

function dependentsOf(url: string, found = new Set<string>()): Set<string> {
	if (found.has(url)) return found;
	found.add(url);
	for (const importer of importers.get(url) ?? []) dependentsOf(importer, found);
	return found;
}

registerHooks({
	resolve(specifier, context, nextResolve) {
		const resolved = nextResolve(specifier, context);
		const { url } = resolved;
		const importer = context.parentURL?.split('?')[0];
		if (importer !== undefined) importers.set(url, (importers.get(url) ?? new Set()).add(importer));
		return current?.stale.has(url) ? { ...resolved, url: url + query } : resolved;
	},
	load(url, context, nextLoad) {
		const loaded = nextLoad(url, context);
		if (current === undefined || url !== current.url + query) return loaded;
		return { ...loaded, source: variedText(current.variation, String(loaded.source)) };
	},
});
