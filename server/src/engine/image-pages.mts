import { Documents, openDocument, type Document } from '../documents/documents.mts';
import { sourceFormatOf } from '../image/source-format.mts';
import type { Size } from '../geometry/quad.mts';
import { decodeImage, rasterMemory, uprightSize } from '../image/decode.mts';
import type { Raster } from '../image/raster.mts';
import type { Turn } from '../ocr/turn.mts';
import { InferenceQueue } from './inference-queue.mts';

/** One page of what was sent; an image has one. */
export interface ImagePage {
	raster: Raster;
	/** Number of the page, from 1. */
	page: number;
	/** Returns its size in pixels, upright, before it was shrunk. */
	sentSize(): Promise<Size>;
}

/** Whose it is, until when it is wanted, and what is told what it cost. */
type PageTurn = Required<Omit<Turn, 'since'>>;

/** Decodes images and documents, page by page; all pages are in the same memory. */
export class ImagePages {
	readonly #memory = rasterMemory();
	/** Each has a child process, which does one thing at a time. */
	readonly #decoders: readonly Documents[];
	readonly #free: Documents[];
	/** One page at a time, and one more of another key: a page may take as long as an image may. */
	readonly #decoding = new InferenceQueue({ concurrency: 1, limit: Infinity });

	/** `pageMs` is how long, in ms, a page of a document may be decoded. */
	constructor(pageMs: number) {
		this.#decoders = [new Documents({ pageMs }), new Documents({ pageMs })];
		this.#free = [...this.#decoders];
	}

	/**
	 * Decodes one page after the other, each when it is asked for; its raster is gone when the next one
	 * is. Of an image that cannot be decoded there is none.
	 * @throws ValidationError when a document cannot be read, DecoderFailedError, and the reason of the
	 * turn's signal.
	 */
	async *of(bytes: Uint8Array, turn: PageTurn): AsyncGenerator<ImagePage> {
		const format = sourceFormatOf(bytes);
		if (format === undefined || format === 'jpeg' || format === 'png') {
			yield* this.#image(bytes, turn);
			return;
		}
		const document = openDocument(bytes, format);
		try {
			yield* this.#pagesOf(document, turn);
		} finally {
			for (const decoder of this.#decoders) decoder.forget(document);
		}
	}

	/** Ends the child processes that decode documents. */
	async close(): Promise<void> {
		await Promise.all(this.#decoders.map((decoder) => decoder.close()));
	}

	async *#image(bytes: Uint8Array, { onSpent }: PageTurn): AsyncGenerator<ImagePage> {
		const since = performance.now();
		const raster = await decodeImage(bytes, this.#memory);
		onSpent(performance.now() - since);
		if (raster === null) return;
		try {
			yield { raster, page: 1, sentSize: () => uprightSize(bytes) };
		} finally {
			this.#memory.release(raster);
		}
	}

	async *#pagesOf(document: Document, turn: PageTurn): AsyncGenerator<ImagePage> {
		for (let page = 1, pages = 1; page <= pages; page++) {
			const { sent, pages: count, ...decoded } = await this.#decode(document, page, turn);
			pages = count;
			const raster = { ...decoded, data: this.#memory.acquire(decoded.data.length) };
			raster.data.set(decoded.data);
			decoded.data.fill(0);
			try {
				yield { raster, page, sentSize: async () => sent };
			} finally {
				this.#memory.release(raster);
			}
		}
	}

	async #decode(document: Document, page: number, { key, signal, onSpent }: PageTurn) {
		return await this.#decoding.run(
			async (charge) => {
				const since = performance.now();
				const decoder = this.#takeDecoder(document);
				try {
					return await decoder.page(document, page, signal);
				} finally {
					this.#free.push(decoder);
					const spent = performance.now() - since;
					charge(spent);
					onSpent(spent);
				}
			},
			{ key, signal },
		);
	}

	/** The free decoder that has the document already, or else one whose process is running. */
	#takeDecoder(document: Document): Documents {
		const holding = this.#free.findIndex((decoder) => decoder.holds(document));
		const running = this.#free.findIndex(({ pid }) => pid !== undefined);
		const [decoder] = this.#free.splice(holding >= 0 ? holding : Math.max(0, running), 1);
		// There are as many as pages are decoded at a time.
		return decoder;
	}
}
