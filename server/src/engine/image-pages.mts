import { DECODERS } from '../documents/child-command.mts';
import { noUse } from '../documents/decoder-use.mts';
import { Documents, newDocument, type Document } from '../documents/documents.mts';
import { FairQueue } from '../fairness/fair-queue.mts';
import { BACKGROUND, type Turn } from '../fairness/turn.mts';
import { decodeImage } from '../image/decode.mts';
import { RasterMemory } from '../image/raster-memory.mts';
import type { DecodedImage } from '../image/raster.mts';
import { sourceFormatOf } from '../image/source-formats.mts';

/** One page of what was sent; an image has one. */
export interface ImagePage {
	raster: DecodedImage;
	/** Number of the page, from 1. */
	page: number;
}

/**
 * Decodes images and documents page by page, all into the same memory. A document's page takes its place among those
 * that are read once it is decoded, a JPEG or PNG before; both keep it until the caller is done. Between pages a
 * document has none, so that it blocks nobody. Work in the {@link BACKGROUND} takes its place before it is decoded,
 * since it must not hold a decoder while it waits.
 */
export class ImagePages {
	readonly #places: FairQueue;
	readonly #memory = new RasterMemory();
	/** Each has a child process, which does one thing at a time. */
	readonly #decoders: readonly Documents[];
	readonly #free: Documents[];
	readonly decoderUse = noUse();
	readonly #decoding = new FairQueue({ total: 1, hardLimit: DECODERS });

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
	async *of(bytes: Uint8Array, turn: Turn): AsyncGenerator<ImagePage> {
		const format = sourceFormatOf(bytes);
		const isImage = format === undefined || format === 'jpeg' || format === 'png';
		if (isImage) return yield* this.#image(bytes, turn);
		const document = newDocument(bytes, format);
		try {
			for (let number = 1, pages = 1; number <= pages; number++) {
				using held = new DisposableStack();
				const decoded = await this.#pageOf(document, number, turn, held);
				({ pages } = decoded);
				yield { raster: decoded.raster, page: number };
			}
		} finally {
			for (const decoder of this.#decoders) decoder.forget(document);
		}
	}

	async close(): Promise<void> {
		await Promise.all(this.#decoders.map((decoder) => decoder.close()));
	}

	async *#image(bytes: Uint8Array, turn: Turn): AsyncGenerator<ImagePage> {
		// Before it is decoded, since that is done in this process and takes memory.
		using held = new DisposableStack();
		held.use(await this.#place(turn));
		const since = performance.now();
		const raster = await decodeImage(bytes, this.#memory);
		turn.spent += performance.now() - since;
		if (raster === null) return;
		held.defer(() => this.#memory.release(raster));
		yield { raster, page: 1 };
	}

	/** Decodes a page and waits for its place; `held` gets what is to be given back after the page. */
	async #pageOf(document: Document, number: number, turn: Turn, held: DisposableStack) {
		const before = turn.spent;
		const isBackground = turn.key === BACKGROUND;
		if (isBackground) held.use(await this.#place(turn));
		turn.wait();
		// Kept until there is a place, so that no more pages are held than are decoded and read.
		using decoding = new DisposableStack();
		decoding.use(await this.#decoding.enter(turn));
		const decoder = this.#takeDecoder(document);
		decoding.defer(() => void this.#free.push(decoder));
		const decoded = await this.#decode(decoder, document, number, turn);
		const { sent, pages, width, height, data } = decoded;
		decoding.defer(() => data.fill(0));
		if (isBackground) turn.work();
		else held.use(await this.#place(turn, before));
		const raster = { sent, width, height, data: this.#memory.acquire(data.length) };
		held.defer(() => this.#memory.release(raster));
		raster.data.set(data);
		return { raster, pages };
	}

	async #decode(decoder: Documents, document: Document, page: number, turn: Turn) {
		const since = performance.now();
		turn.work();
		try {
			return await decoder.page(document, page, turn.signal);
		} finally {
			turn.rest();
			const spent = performance.now() - since;
			turn.spent += spent;
			this.#decoding.charge(turn.key, spent);
		}
	}

	/** Waits for a place among the images that are read; leaving it charges what was spent since `before`. */
	async #place(turn: Turn, before = turn.spent): Promise<Disposable> {
		turn.wait();
		const place = await this.#places.enter(turn);
		turn.work();
		return {
			[Symbol.dispose]: () => {
				turn.rest();
				this.#places.charge(turn.key, turn.spent - before);
				place[Symbol.dispose]();
			},
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
