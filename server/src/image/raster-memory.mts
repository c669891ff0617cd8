import type { Raster } from './raster.mts';

/**
 * Shared memory for decoded images, reused once released. Fresh memory for each image would be kept
 * until every thread that saw it has collected its garbage, which is seldom.
 */
export class RasterMemory {
	readonly #blockBytes: number;
	readonly #free: SharedArrayBuffer[] = [];

	/** `blockBytes` is the size of the largest image. */
	constructor(blockBytes: number) {
		this.#blockBytes = blockBytes;
	}

	/**
	 * Returns zeroed memory for an image.
	 * @throws RangeError for more than the largest image.
	 */
	acquire(bytes: number): Uint8Array {
		const block = this.#free.pop() ?? new SharedArrayBuffer(this.#blockBytes);
		return new Uint8Array(block, 0, bytes);
	}

	/** Zeroes the memory of an image that nobody uses any more, and makes it available again. */
	release({ data }: Raster): void {
		data.fill(0);
		this.#free.push(data.buffer as SharedArrayBuffer);
	}
}
