import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { CardPlan } from './card-plan.mts';
import { SOURCE } from './hand-set-numbers.mts';
import { variedText, type Variation } from './variation.mts';

/** Functions that take most of a reading's time; each computes a result once until its own code varies. */
const SLOW = [
	...['placeLine', 'findWords', 'findPlacements', 'readValues'],
	...['withKnownPlaces', 'withKnownAuthority'],
];

/** The modules that import each module. */
const importers = new Map<string, Set<string>>();

/** The number varied now, and the modules that are loaded anew: its file and all that depend on it. */
let current: { variation: Variation; url: string; stale: ReadonlySet<string> } | undefined;

/** Makes every variation's modules others than the ones before: with another query, Node knows none of them. */
let query = '';

/** What slow functions of the modules loaded now returned. */
let remembered: Array<Map<string, unknown>> = [];

/** Loads the recorded plan; with a variation, as if the product's source had its value. */
export async function planWith(variation?: Variation): Promise<CardPlan> {
	if (variation !== undefined) {
		for (const results of remembered) results.clear();
		remembered = [];
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
		const isVaried = current !== undefined && url === current.url + query;
		const isCard = url.startsWith(urlOf('card/'));
		if (!isVaried && !isCard) return loaded;
		const text = String(loaded.source);
		const varied = isVaried ? variedText(current!.variation, text) : text;
		return { ...loaded, source: isCard ? SLOW.reduce(withMemory, varied) : varied };
	},
});

/** The module's text with its exported function called once for the same arguments. Keeps offsets. */
function withMemory(text: string, name: string): string {
	const declared = `export function ${name}(`;
	if (!text.includes(declared)) return text;
	const own = text.replace(declared, declared.replace('export', '      '));
	return `${own}\nconst once_${name} = onceFor(${name});\nexport { once_${name} as ${name} };\n`;
}

Object.assign(globalThis, { onceFor });

function onceFor<Result>(compute: (...given: unknown[]) => Result): typeof compute {
	const results = new Map<string, Result>();
	remembered.push(results);
	return (...given) => {
		const key = keyOf(given);
		if (!results.has(key)) results.set(key, compute(...given));
		return results.get(key)!;
	};
}

const ids = new WeakMap<object, number>();
let nextId = 0;

/** What was made by remembered functions, or is a constant, stays the same object; lists and passes do not. */
function keyOf(given: unknown): string {
	if (Array.isArray(given)) return `[${given.map(keyOf).join()}]`;
	if (typeof given !== 'object' || given === null) return String(given);
	if ('isInk' in given && 'lines' in given) return `${given.isInk}${keyOf(given.lines)}`;
	if (!ids.has(given)) ids.set(given, nextId++);
	return String(ids.get(given));
}
