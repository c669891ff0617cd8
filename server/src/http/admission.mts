import { OverloadedError } from '../errors.mts';

/** Bounds how many pictures the server holds in memory, from a body's first byte to its reply. */
export class Admission {
	readonly #limit: number;
	#held = 0;

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** How many are held now. */
	get held(): number {
		return this.#held;
	}

	/**
	 * Takes one place and gives what frees it, which may be called more than once.
	 * @throws OverloadedError when all places are taken.
	 */
	enter(): () => void {
		if (this.#held >= this.#limit) throw new OverloadedError('Too many pictures are in hand.');
		this.#held++;
		let left = false;
		return () => {
			if (!left) this.#held--;
			left = true;
		};
	}
}
