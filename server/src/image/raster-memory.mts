import type { Raster } from './raster.mts';

/**
 * Shared memory that pictures are decoded into, used again when a picture is done with. Fresh memory
 * for each would stay until every thread that saw it has collected its garbage, which is seldom.
 */
export class RasterMemory {
	readonly #blockBytes: number;
	readonly #free: SharedArrayBuffer[] = [];

	/** `blockBytes` is what the largest picture takes. */
	constructor(blockBytes: number) {
		this.#blockBytes = blockBytes;
	}

	/**
	 * Room for a picture, all zero.
	 * @throws RangeError for more than the largest picture.
	 */
	take(bytes: number): Uint8Array {
		const block = this.#free.pop() ?? new SharedArrayBuffer(this.#blockBytes);
		return new Uint8Array(block, 0, bytes);
	}

	/** Gives the memory of a picture back that nobody needs any longer, and clears it of the picture. */
	giveBack({ data }: Raster): void {
		data.fill(0);
		this.#free.push(data.buffer as SharedArrayBuffer);
	}
}
