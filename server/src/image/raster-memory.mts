import { CHANNELS, type Raster } from './raster.mts';
import { MAX_SIDE } from './upright-rgb.mts';

const WORD = Float64Array.BYTES_PER_ELEMENT;

/**
 * Shared memory for decoded images, reused once released. Fresh memory for each image would be kept
 * until every thread that saw it has collected its garbage, which is seldom.
 */
export class RasterMemory {
	readonly #most: number;
	readonly #free: SharedArrayBuffer[] = [];

	/** `most` is the size of the largest image, in bytes: by default, of the largest decoded one. */
	constructor(most = CHANNELS * MAX_SIDE ** 2) {
		this.#most = most;
	}

	/**
	 * Returns zeroed memory for an image.
	 * @throws RangeError for more than the largest image.
	 */
	acquire(bytes: number): Uint8Array {
		if (bytes > this.#most)
			throw new RangeError(`An image of ${bytes} bytes exceeds ${this.#most}.`);
		const block = this.#free.pop() ?? new SharedArrayBuffer(WORD * Math.ceil(this.#most / WORD));
		return new Uint8Array(block, 0, bytes);
	}

	/** Zeroes the memory of an image that nobody uses any more, and makes it available again. */
	release({ data }: Raster): void {
		const block = data.buffer as SharedArrayBuffer;
		// By words: shared bytes are filled one by one, in eight times the time.
		new Float64Array(block, 0, Math.ceil(data.length / WORD)).fill(0);
		this.#free.push(block);
	}
}
