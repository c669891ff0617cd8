/** Random numbers that a seed fixes for ever: a set of test images must not change. */
export class Dice {
	#state: number;

	constructor(seed: string) {
		let hash = 0x811c9dc5;
		for (const byte of Buffer.from(seed)) hash = Math.imul(hash ^ byte, 0x01000193);
		this.#state = hash >>> 0;
		// Seeds that differ in their last character only would start with similar numbers.
		for (let turn = 0; turn < 8; turn++) this.unit();
	}

	/** Returns a number from 0 up to 1, 1 excluded. */
	unit(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** Returns a number between two numbers. */
	between(low: number, high: number): number {
		return low + (high - low) * this.unit();
	}

	/** Returns a whole number between two, both included. */
	whole(low: number, high: number): number {
		return low + Math.floor((high - low + 1) * this.unit());
	}

	/** Returns an element of a list. */
	one<Element>(list: ArrayLike<Element>): Element {
		return list[Math.floor(list.length * this.unit())];
	}

	/** Returns `true` with the probability. */
	chance(probability: number): boolean {
		return this.unit() < probability;
	}

	/** Returns one of -1 and 1. */
	sign(): number {
		return this.chance(0.5) ? 1 : -1;
	}
}
