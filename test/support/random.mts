/**
 * Reproducible random numbers: the same seed yields the same numbers on every machine.
 * Each part of a drawing uses its own stream (`fork`), so that changing how a background is drawn
 * does not change the people.
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

	/** Returns an independent stream that depends only on this one's seed and the name. */
	fork(name: string): Random {
		return new Random(`${this.#seed}/${name}`);
	}

	/** Returns a number in [0, 1), generated with sfc32 (Small Fast Counter). */
	next(): number {
		const sum = (this.#a + this.#b + this.#counter) | 0;
		this.#counter = (this.#counter + 1) | 0;
		this.#a = this.#b ^ (this.#b >>> 9);
		this.#b = (this.#c + (this.#c << 3)) | 0;
		this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 2 ** 32;
	}

	/** Returns a number in [low, high). */
	between(low: number, high: number): number {
		return low + (high - low) * this.next();
	}

	/** Returns a number in the range [low, high). */
	within([low, high]: readonly [low: number, high: number]): number {
		return this.between(low, high);
	}

	/** Returns an integer from low to high, inclusive. */
	integer(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	/** Returns true with the given probability. */
	chance(probability: number): boolean {
		return this.next() < probability;
	}

	/** Returns a random element. Throws `RangeError` if there are none. */
	pick<T>(choices: readonly T[]): T {
		if (choices.length === 0) throw new RangeError('Cannot pick from an empty list.');
		return choices[this.integer(0, choices.length - 1)];
	}
}

// FNV-1a over the UTF-16 code units, then a multiplicative mix for each further word.
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
