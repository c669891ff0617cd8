import { OverloadedError } from '../errors/server-errors.mts';

/** Bounds how many images the engine has, whatever each of them waits for. */
export class ImagesInHand {
	readonly #limit: number;
	#size = 0;
	/** By key, where there are any. */
	readonly #sizeOf = new Map<string, number>();
	readonly #whenNone: Array<() => void> = [];

	/** `limit` images, and one more of a key that has none. */
	constructor(limit: number) {
		this.#limit = limit;
	}

	/** How many there are. */
	get size(): number {
		return this.#size;
	}

	/**
	 * Holds an image of the key until `work` settles.
	 * @throws OverloadedError when there are too many, and what `work` throws.
	 */
	async during<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
		const isOneMore = this.#size === this.#limit && !this.#sizeOf.has(key);
		if (this.#size >= this.#limit && !isOneMore) {
			throw new OverloadedError('The queue is full. Try again in a moment.');
		}
		this.#count(key, 1);
		try {
			return await work();
		} finally {
			this.#count(key, -1);
		}
	}

	/** Resolves when there is none. */
	async none(): Promise<void> {
		if (this.#size === 0) return;
		await new Promise<void>((resolve) => this.#whenNone.push(resolve));
	}

	#count(key: string, change: 1 | -1): void {
		this.#size += change;
		const ofKey = (this.#sizeOf.get(key) ?? 0) + change;
		if (ofKey > 0) this.#sizeOf.set(key, ofKey);
		else this.#sizeOf.delete(key);
		if (this.#size > 0) return;
		for (const resolve of this.#whenNone.splice(0)) resolve();
	}
}
