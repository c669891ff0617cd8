import { DecoderFailedError } from '../errors/server-errors.mts';
import { MAX_SIDE } from '../image/upright-rgb.mts';
import { CHANNELS } from '../image/raster.mts';
import { childCommand, reusedChildBytes, type ChildCommand } from './child-command.mts';
import { ChildEndedError, DecoderChild, IDLE_MS } from './decoder-child.mts';
import type { DecodedPage, PageReply } from './decoder-protocol.mts';
import { MAX_PAGES, REFUSALS } from './decoder-protocol.mts';
import { noUse, type DecoderUse } from './decoder-use.mts';
import { useOf } from './process-use.mts';
import { refused } from './refused.mts';
import type { DocumentFormat } from '../image/source-formats.mts';

/** How often, in ms, to look at what a page uses (a choice): what ends a child leaves no trace of it. */
const LOOK_MS = 100;

/** A choice: most pixels of a document's pages together, before they are shrunk. */
const MAX_DOCUMENT_PIXELS = 400_000_000;

export interface Document {
	readonly format: DocumentFormat;
	readonly bytes: Uint8Array;
	/** Pixels of the pages so far. */
	pixels: number;
}

/** A file, whoever will decode it; nothing is decoded yet. */
export function newDocument(bytes: Uint8Array, format: DocumentFormat): Document {
	return { format, bytes, pixels: 0 };
}

interface DocumentsOptions {
	/** How much CPU time, in ms, one page may take. */
	pageMs: number;
	/** After how long, in ms, without a document the child process is ended. */
	idleMs?: number;
	command?: ChildCommand;
	/** The container's memory, in bytes, which limits the child's; by default as the system reports it. */
	memory?: number;
	use?: DecoderUse;
}

/**
 * Decodes documents in a child process, which is started when it is first needed, and again after it
 * ended. One page at a time: the caller has requests take turns.
 */
export class Documents {
	readonly #options: Required<Omit<DocumentsOptions, 'memory'>>;
	/** Peak memory, in bytes, above which the child gets no further document. */
	readonly #reusedBytes: number;
	#child: DecoderChild | undefined;
	/** What the child has open. */
	#held: Document | undefined;
	#idle: NodeJS.Timeout | undefined;
	#closed = false;

	constructor({ memory, ...options }: DocumentsOptions) {
		this.#reusedBytes = reusedChildBytes(memory);
		this.#options = {
			idleMs: IDLE_MS,
			command: childCommand(memory),
			use: noUse(),
			...options,
		};
	}

	get pid(): number | undefined {
		return this.#child?.pid;
	}

	holds(document: Document): boolean {
		return this.#held === document;
	}

	/**
	 * Decodes a page, from 1. `signal` limits how long that may last: on a busy machine, a sound page may
	 * wait for a processor most of the time.
	 * @throws ValidationError when the document cannot be read; DecoderFailedError when the child process
	 * was ended by someone else; the reason of `signal`, at once, when it is aborted.
	 */
	async page(document: Document, number: number, signal: AbortSignal): Promise<DecodedPage> {
		signal.throwIfAborted();
		const { failures } = this.#options.use;
		const child = this.#childFor(document);
		clearTimeout(this.#idle);
		let ending: Error | undefined;
		const end = (reason: Error) => {
			ending ??= reason;
			child.kill();
		};
		const onAbort = () => end(signal.reason as Error);
		signal.addEventListener('abort', onAbort);
		const unwatch = this.#watch(child, () => {
			failures.time++;
			end(refused('too-slow'));
		});
		try {
			const { format } = document;
			const bytes = this.holds(document) ? undefined : document.bytes;
			this.#held = document;
			const reply = await child.ask({ page: number, format, bytes });
			if ('isLast' in reply) failures.crashed++;
			return checked(document, reply);
		} catch (error) {
			if (ending !== undefined) throw ending;
			if (!(error instanceof ChildEndedError)) throw error;
			const { by, message } = error;
			failures[by === 'others' ? 'killed' : 'crashed']++;
			if (by === 'others') throw new DecoderFailedError(message);
			throw refused(by === 'memory' ? 'too-large' : 'broken');
		} finally {
			unwatch();
			signal.removeEventListener('abort', onAbort);
			if (ending !== undefined || !child.isAlive) this.#drop(child);
			this.#idle = setTimeout(() => this.#drop(child), this.#options.idleMs).unref();
		}
	}

	forget(document: Document): void {
		if (!this.holds(document)) return;
		this.#held = undefined;
		this.#child?.forget();
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#idle);
		const child = this.#child;
		child?.kill();
		await child?.ended;
	}

	/**
	 * Adds up what the child uses, and calls `onSpent` when a page's CPU time is used up; returns a function
	 * that stops watching.
	 */
	#watch({ pid }: DecoderChild, onSpent: () => void): () => void {
		const { use, pageMs } = this.#options;
		const used = () => useOf(pid);
		const before = used();
		const since = performance.now();
		let spent = 0;
		const measure = (): void => {
			const now = used();
			if (before === undefined) spent = performance.now() - since;
			// A child that has just ended is noticed by its exit.
			if (before === undefined || now === undefined) return;
			use.cpuMs += now.cpuMs - before.cpuMs - spent;
			use.peakBytes = Math.max(use.peakBytes, now.peakBytes);
			spent = now.cpuMs - before.cpuMs;
		};
		const timer = setInterval(() => {
			measure();
			if (spent < pageMs) return;
			clearInterval(timer);
			onSpent();
		}, LOOK_MS);
		return () => {
			clearInterval(timer);
			measure();
		};
	}

	#childFor(document: Document): DecoderChild {
		if (this.#closed) throw new DecoderFailedError('The server is stopping.');
		const last = this.#child;
		const isSpent = () =>
			!this.holds(document) && (useOf(last?.pid)?.peakBytes ?? 0) > this.#reusedBytes;
		if (last !== undefined && (!last.isAlive || isSpent())) this.#drop(last);
		if (this.#child === undefined) {
			this.#child = new DecoderChild(this.#options.command);
			this.#options.use.starts++;
		}
		return this.#child;
	}

	#drop(child: DecoderChild): void {
		child.kill();
		if (this.#child !== child) return;
		this.#child = undefined;
		this.#held = undefined;
	}
}

/** @throws ValidationError for a refusal, and when the document's pages are too large together. */
function checked(document: Document, reply: PageReply): DecodedPage {
	if ('refusal' in reply) {
		throw refused(REFUSALS.includes(reply.refusal) ? reply.refusal : 'broken');
	}
	const { page } = reply;
	const { data, width, height, sent, pages } = page;
	// The page may be anything as well: see decoder-child.mts.
	const isSide = (side: number) => Number.isInteger(side) && side > 0 && side <= MAX_SIDE;
	const isRaster =
		isSide(width) &&
		isSide(height) &&
		data instanceof Uint8Array &&
		data.length === CHANNELS * width * height;
	const isCount = Number.isInteger(pages) && pages >= 1 && pages <= MAX_PAGES;
	const isSize = [sent?.width, sent?.height].every((side) => Number.isInteger(side) && side > 0);
	if (!isRaster || !isCount || !isSize) throw refused('broken');
	document.pixels += sent.width * sent.height;
	if (document.pixels > MAX_DOCUMENT_PIXELS) throw refused('too-large');
	return page;
}
