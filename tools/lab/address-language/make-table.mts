// Witten-Bell smoothing (Witten and Bell 1991), pruned by how much each n-gram changes the likelihood of
// the texts it was counted in (Seymore and Rosenfeld 1996).
import {
	END,
	START,
	STEP,
	symbolOf,
	type NGramTable,
} from '../../../server/src/language/n-grams.mts';
import type { TrainingText } from './training-texts.mts';

/** An n-gram stays if it makes the texts likelier by so many units of natural logarithm. */
export interface Pruning {
	pairs: number;
	triples: number;
}

const RADIX = 65536;

/** How often symbols follow others, by what comes before. */
type Counts = Map<number, Map<number, number>>;

/** Probabilities of symbols that follow something, and the factor for those that are not listed. */
interface Followers {
	listed: Map<number, number>;
	rest: number;
}

/** Makes the table of a language's trigrams from its texts. */
export function makeTable(texts: Iterable<TrainingText>, pruning: Pruning): NGramTable {
	const { symbols, singles, afterOne, afterTwo } = countIn(texts);
	const total = singles.reduce((sum, count) => sum + count, 0);
	const single = (next: number) => (singles[next] + 0.5) / (total + symbols.length / 2);
	const one = smoothed(afterOne, (_, next) => single(next));
	const two = smoothed(afterTwo, (pair, next) => {
		const { listed, rest } = one.get(pair % RADIX)!;
		return listed.get(next) ?? rest * single(next);
	});
	const keptTwo = pruned(
		two,
		afterTwo,
		pruning.triples,
		(pair, next) => one.get(pair % RADIX)!.listed.get(next)!,
	);
	// A pair that others follow stays.
	const needed = (first: number, next: number) => keptTwo.has(first * RADIX + next);
	const keptOne = pruned(one, afterOne, pruning.pairs, (_, next) => single(next), needed);
	return pack(symbols, single, keptOne, keptTwo);
}

function countIn(texts: Iterable<TrainingText>) {
	const numbers = new Map<string, number>();
	const singles: number[] = [];
	const [afterOne, afterTwo]: [Counts, Counts] = [new Map(), new Map()];
	const numberOf = (symbol: string) => {
		const number = numbers.get(symbol) ?? numbers.size;
		if (number === numbers.size) {
			numbers.set(symbol, number);
			singles.push(0);
		}
		return number;
	};
	const add = (counts: Counts, before: number, next: number, weight: number) => {
		const following = counts.get(before) ?? new Map<number, number>();
		counts.set(before, following);
		following.set(next, (following.get(next) ?? 0) + weight);
	};
	const start = numberOf(START);
	for (const { text, isWhole, weight } of texts) {
		let [before, last] = [start, start];
		for (const character of isWhole ? text + END : text) {
			const next = numberOf(symbolOf(character));
			singles[next] += weight;
			add(afterOne, last, next, weight);
			add(afterTwo, before * RADIX + last, next, weight);
			[before, last] = [last, next];
		}
	}
	return { symbols: [...numbers.keys()], singles, afterOne, afterTwo };
}

/** Mixes what was counted with what a shorter context says, the more of it the more symbols follow. */
function smoothed(
	counts: Counts,
	shorter: (before: number, next: number) => number,
): Map<number, Followers> {
	const all = new Map<number, Followers>();
	for (const [before, following] of counts) {
		const count = [...following.values()].reduce((sum, one) => sum + one, 0);
		const whole = count + following.size;
		const listed = new Map<number, number>();
		for (const [next, one] of following) {
			listed.set(next, (one + following.size * shorter(before, next)) / whole);
		}
		all.set(before, { listed, rest: following.size / whole });
	}
	return all;
}

/** Keeps what is worth it, and gives the rest what is left. */
function pruned(
	all: ReadonlyMap<number, Followers>,
	counts: Counts,
	least: number,
	shorter: (before: number, next: number) => number,
	needed: (before: number, next: number) => boolean = () => false,
): Map<number, Followers> {
	const kept = new Map<number, Followers>();
	for (const [before, { listed, rest }] of all) {
		const following = counts.get(before)!;
		const worthy = [...listed].filter(([next, probability]) => {
			const gain = Math.log(probability / (rest * shorter(before, next)));
			return needed(before, next) || following.get(next)! * gain > least;
		});
		if (worthy.length === 0) continue;
		const taken = worthy.reduce((sum, [, probability]) => sum + probability, 0);
		const covered = worthy.reduce((sum, [next]) => sum + shorter(before, next), 0);
		const left = Math.max(1e-5, 1 - taken) / Math.max(1e-5, 1 - covered);
		kept.set(before, { listed: new Map(worthy), rest: left });
	}
	return kept;
}

function pack(
	symbols: readonly string[],
	single: (next: number) => number,
	one: ReadonlyMap<number, Followers>,
	two: ReadonlyMap<number, Followers>,
): NGramTable {
	const steps = (probability: number) => Math.min(255, Math.round(-Math.log(probability) / STEP));
	const restSteps = (rest: number) =>
		Math.max(-128, Math.min(127, Math.round(Math.log(rest) / STEP)));
	const [pairStarts, pairNexts, pairs, pairRests]: number[][] = [[0], [], [], []];
	const [tripleStarts, tripleNexts, triples]: number[][] = [[0], [], []];
	const ascending = ({ listed }: Followers) => [...listed].sort(([a], [b]) => a - b);
	for (const first of symbols.keys()) {
		const following = one.get(first);
		for (const [second, probability] of following ? ascending(following) : []) {
			pairNexts.push(second);
			pairs.push(steps(probability));
			const pair = two.get(first * RADIX + second);
			pairRests.push(restSteps(pair?.rest ?? 1));
			for (const [third, likely] of pair ? ascending(pair) : []) {
				tripleNexts.push(third);
				triples.push(steps(likely));
			}
			tripleStarts.push(tripleNexts.length);
		}
		pairStarts.push(pairNexts.length);
	}
	return {
		symbols,
		ones: Uint8Array.from(symbols.keys(), (symbol) => steps(single(symbol))),
		oneRests: Int8Array.from(symbols.keys(), (symbol) => restSteps(one.get(symbol)?.rest ?? 1)),
		pairStarts: Uint32Array.from(pairStarts),
		pairNexts: Uint16Array.from(pairNexts),
		pairs: Uint8Array.from(pairs),
		pairRests: Int8Array.from(pairRests),
		tripleStarts: Uint32Array.from(tripleStarts),
		tripleNexts: Uint16Array.from(tripleNexts),
		triples: Uint8Array.from(triples),
	};
}
