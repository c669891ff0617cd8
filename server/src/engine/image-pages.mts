import { noUse } from '../documents/decoder-use.mts';
import { Documents, newDocument, type Document } from '../documents/documents.mts';
import { FairQueue } from '../fairness/fair-queue.mts';
import { AFTER_ALL, type Turn } from '../fairness/turn.mts';
import { sourceFormatOf } from '../image/source-formats.mts';
import type { Size } from '../geometry/quad.mts';
import { decodeImage, rasterMemory, uprightSize } from '../image/decode.mts';
import type { Raster } from '../image/raster.mts';
import type { ReadingTime } from './reading-time.mts';

/** One page of what was sent; an image has one. */
export interface ImagePage {
	raster: Raster;
	/** Number of the page, from 1. */
	page: number;
	/** Returns its size in pixels, upright, before it was shrunk. */
	sentSize(): Promise<Size>;
}

export interface ImageTurn extends Required<Turn> {
	readonly time: ReadingTime;
}

const DECODERS = 2;

/**
 * Decodes images and documents page by page, all into the same memory. Each page has a place among the
 * images that are read, from when its pixels are there until the caller is done with it. Between pages a document
 * gives its place back, so that it blocks no other image. What comes {@link AFTER_ALL} others, such as the photo that
 * is checked, takes its place before it is decoded, since it must not hold a decoder while it waits.
 */
export class ImagePages {
	readonly #places: FairQueue;
	readonly #memory = rasterMemory();
	/** Each has a child process, which does one thing at a time. */
	readonly #decoders: readonly Documents[];
	readonly #free: Documents[];
	readonly decoderUse = noUse();
	/** One page at a time, and one more of another key: a page may take as long as an image may. */
	readonly #decoding = new FairQueue({ total: 1, most: DECODERS });

	/**
	 * `places` are those of images that are read. `pageMs` is how long, in ms, a page of a document may be
	 * decoded.
	 */
	constructor(places: FairQueue, pageMs: number) {
		this.#places = places;
		const options = { pageMs, use: this.decoderUse };
		this.#decoders = Array.from({ length: DECODERS }, () => new Documents(options));
		this.#free = [...this.#decoders];
	}

	/** Documents that wait for a decoder. */
	get waiting(): number {
		return this.#decoding.waiting;
	}

	/**
	 * Decodes one page after the other, each when it is asked for, and releases its raster before the next.
	 * An image that cannot be decoded has no pages.
	 * @throws ValidationError when a document cannot be read or an image is too large, DecoderFailedError,
	 * and the reason of the turn's signal.
	 */
	async *of(bytes: Uint8Array, turn: ImageTurn): AsyncGenerator<ImagePage> {
		const format = sourceFormatOf(bytes);
		if (format === undefined || format === 'jpeg' || format === 'png') {
			yield* this.#image(bytes, turn);
			return;
		}
		const document = newDocument(bytes, format);
		try {
			yield* this.#pagesOf(document, turn);
		} finally {
			for (const decoder of this.#decoders) decoder.forget(document);
		}
	}

	async close(): Promise<void> {
		await Promise.all(this.#decoders.map((decoder) => decoder.close()));
	}

	async *#image(bytes: Uint8Array, turn: ImageTurn): AsyncGenerator<ImagePage> {
		// Before it is decoded, since that is done in this process and takes memory.
		const leave = await this.#place(turn);
		try {
			const since = performance.now();
			const raster = await decodeImage(bytes, this.#memory);
			turn.onSpent(performance.now() - since);
			if (raster === null) return;
			try {
				yield { raster, page: 1, sentSize: () => uprightSize(bytes) };
			} finally {
				this.#memory.release(raster);
			}
		} finally {
			leave();
		}
	}

	async *#pagesOf(document: Document, turn: ImageTurn): AsyncGenerator<ImagePage> {
		for (let page = 1, pages = 1; page <= pages; page++) {
			const { decoded, leave } = await this.#decode(document, page, turn);
			const { sent, width, height, data } = decoded;
			pages = decoded.pages;
			const raster = { width, height, data: this.#memory.acquire(data.length) };
			raster.data.set(data);
			data.fill(0);
			try {
				yield { raster, page, sentSize: async () => sent };
			} finally {
				this.#memory.release(raster);
				leave();
			}
		}
	}

	/** Decodes a page and waits for its place. */
	async #decode(document: Document, page: number, turn: ImageTurn) {
		const { time, onSpent } = turn;
		// What comes after all others waits for its place without a decoder, which they may need.
		const place = turn.key === AFTER_ALL ? await this.#place(turn) : undefined;
		time.wait();
		const decoding = this.#decoding.run(async (charge) => {
			const since = performance.now();
			const decoder = this.#takeDecoder(document);
			time.start();
			let spent;
			let decoded;
			try {
				decoded = await decoder.page(document, page, turn.signal);
			} finally {
				time.stop();
				this.#free.push(decoder);
				spent = performance.now() - since;
				charge(spent);
			}
			try {
				// Keeps the decoder, so that no more pages are held than are decoded and read.
				const leave = place ?? (await this.#place(turn));
				if (leave === place) time.start();
				onSpent(spent);
				return { decoded, leave };
			} catch (error) {
				decoded.data.fill(0);
				throw error;
			}
		}, turn);
		return await decoding.catch((error: unknown) => {
			place?.();
			throw error;
		});
	}

	/** Waits for a place among the images that are read; returns what leaves it. */
	async #place(turn: ImageTurn): Promise<() => void> {
		turn.time.wait();
		const leave = await this.#places.enter(turn);
		turn.time.start();
		return () => {
			turn.time.stop();
			leave();
		};
	}

	/** The free decoder that has the document already, or else one whose process is running. */
	#takeDecoder(document: Document): Documents {
		const holding = this.#free.findIndex((decoder) => decoder.holds(document));
		const running = this.#free.findIndex(({ pid }) => pid !== undefined);
		const [decoder] = this.#free.splice(holding >= 0 ? holding : Math.max(0, running), 1);
		// There are as many decoders as pages that are decoded at a time.
		return decoder;
	}
}
