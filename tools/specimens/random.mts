/**
 * Repeatable random numbers: the same text gives the same numbers on every machine.
 * Every concern draws from a stream of its own (`fork`), so that a change to how a background is
 * drawn leaves the people and their numbers as they were.
 */
export class Random {
	readonly #seed: string;
	#a: number;
	#b: number;
	#c: number;
	#counter = 1;

	constructor(seed: string) {
		this.#seed = seed;
		const word = hashWords(seed);
		this.#a = word();
		this.#b = word();
		this.#c = word();
		for (let warmUp = 0; warmUp < 12; warmUp++) this.next();
	}

	/** Gives an independent stream that depends on this one's seed and the name only. */
	fork(name: string): Random {
		return new Random(`${this.#seed}/${name}`);
	}

	/** Gives a number in [0, 1), by the small fast counter generator known as "sfc32". */
	next(): number {
		const sum = (this.#a + this.#b + this.#counter) | 0;
		this.#counter = (this.#counter + 1) | 0;
		this.#a = this.#b ^ (this.#b >>> 9);
		this.#b = (this.#c + (this.#c << 3)) | 0;
		this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 2 ** 32;
	}

	/** Gives a number in [low, high). */
	between(low: number, high: number): number {
		return low + (high - low) * this.next();
	}

	/** Gives a number in the range [low, high). */
	within([low, high]: readonly [low: number, high: number]): number {
		return this.between(low, high);
	}

	/** Gives a whole number from low to high, both included. */
	integer(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	/** Tells true with the given probability. */
	chance(probability: number): boolean {
		return this.next() < probability;
	}

	/** Gives one element. Throws when there is none. */
	pick<T>(choices: readonly T[]): T {
		if (choices.length === 0) throw new RangeError('Cannot pick from an empty list.');
		return choices[this.integer(0, choices.length - 1)];
	}
}

// FNV-1a over the UTF-16 units, then a multiplicative mix for each further word.
function hashWords(text: string): () => number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) {
		hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	}
	return () => {
		hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
		hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
		hash = (hash ^ (hash >>> 16)) + 0x9e3779b9;
		return hash | 0;
	};
}
