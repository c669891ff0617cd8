// Trigrams that back off to shorter ones (Katz 1987, "Estimation of probabilities from sparse data for the
// language model component of a speech recognizer").

/** What stands for the beginning of a text, and for its end. */
const START = '^';
export const END = '$';

/** Characters that the table does not tell apart: what stands for each kind, and how many are of it. */
const KINDS = [
	{ symbol: '0', form: /^[0-9]$/, size: 10 },
	{ symbol: 'A', form: /^[A-Za-z]$/, size: 26 },
];

const kindOf = (character: string) => KINDS.find(({ form }) => form.test(character));

/** A choice: natural logarithms are stored in steps of this. */
const STEP = 0.1;

/**
 * The trigrams of a language as arrays: each symbol with the symbols that follow it, and each such pair with
 * those that follow it. What follows is in ascending order.
 */
export interface NGramTable {
	/** In the order of their numbers. */
	symbols: readonly string[];
	/** Logarithm of each symbol's probability, in {@link STEP}s below 0; the same for pairs and triples. */
	ones: Uint8Array;
	/** Logarithm of the factor for symbols that do not follow in the table, in {@link STEP}s. */
	oneRests: Int8Array;
	/** Where the pairs of each symbol begin, and where the last one's end. */
	pairStarts: Uint32Array;
	pairNexts: Uint16Array;
	pairs: Uint8Array;
	pairRests: Int8Array;
	/** Where the triples of each pair begin, and where the last one's end. */
	tripleStarts: Uint32Array;
	tripleNexts: Uint16Array;
	triples: Uint8Array;
}

/** The last two symbols of a text, as far as the table has them; below {@link NGrams.contexts}. */
export type Context = number;

/** How likely a text goes on in one way or another. */
export class NGrams {
	readonly #table: NGramTable;
	readonly #numbers: ReadonlyMap<string, number>;
	readonly #radix: number;
	/** How many contexts there are. */
	readonly contexts: number;
	readonly start: Context;

	constructor(table: NGramTable) {
		this.#table = table;
		this.#numbers = new Map(table.symbols.map((symbol, index) => [symbol, index + 1]));
		// 0 is for what the table lacks.
		this.#radix = table.symbols.length + 1;
		this.contexts = this.#radix ** 2;
		this.start = this.after(this.after(0, START), START);
	}

	after(context: Context, character: string): Context {
		return (context % this.#radix) * this.#radix + this.#numberOf(character);
	}

	/** Natural logarithm of the probability that this character follows; −∞ for one that the table lacks. */
	logProbability(context: Context, character: string): number {
		const number = this.#numberOf(character);
		if (number === 0) return -Infinity;
		const before = Math.floor(context / this.#radix);
		const last = context % this.#radix;
		return this.#afterTwo(before, last, number) - Math.log(kindOf(character)?.size ?? 1);
	}

	#afterTwo(before: number, last: number, number: number): number {
		const { pairRests, tripleStarts, tripleNexts, triples } = this.#table;
		const pair = this.#pairOf(before, last);
		if (pair < 0) return this.#afterOne(last, number);
		const at = indexIn(tripleNexts, number - 1, tripleStarts[pair], tripleStarts[pair + 1]);
		if (at >= 0) return -STEP * triples[at];
		return STEP * pairRests[pair] + this.#afterOne(last, number);
	}

	#afterOne(last: number, number: number): number {
		const { ones, oneRests, pairs } = this.#table;
		const pair = this.#pairOf(last, number);
		if (pair >= 0) return -STEP * pairs[pair];
		return (last === 0 ? 0 : STEP * oneRests[last - 1]) - STEP * ones[number - 1];
	}

	/** Index of a pair in the table; −1 if it is not there. */
	#pairOf(first: number, second: number): number {
		if (first === 0 || second === 0) return -1;
		const { pairStarts, pairNexts } = this.#table;
		return indexIn(pairNexts, second - 1, pairStarts[first - 1], pairStarts[first]);
	}

	/** From 1; 0 for a symbol that the table lacks. */
	#numberOf(character: string): number {
		return this.#numbers.get(kindOf(character)?.symbol ?? character) ?? 0;
	}
}

/** Index of a number in a part of an ascending array; −1 if it is not there. */
function indexIn(numbers: Uint16Array, number: number, from: number, to: number): number {
	let low = from;
	let high = to;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (numbers[middle] < number) low = middle + 1;
		else high = middle;
	}
	return low < to && numbers[low] === number ? low : -1;
}
