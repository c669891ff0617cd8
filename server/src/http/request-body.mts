import { addAbortListener, on } from 'node:events';
import type { IncomingMessage } from 'node:http';

import { ValidationError } from '../errors/server-errors.mts';
import type { PlainReason, Why } from '../errors/why.mts';

/**
 * A choice: how often JSON may contain any one of {@link JSON_MARKS}: two values need few, and base64 has
 * none. Parsing ten megabytes of brackets would take seconds and half a gigabyte.
 */
const MAX_JSON_MARKS = 1_000;
const JSON_MARKS = Buffer.from('{[,');

/** Choices: how much of a rejected body is still read, so that the client gets to read the reply. */
const DRAIN_BYTES = 64 * 1024 * 1024;
const DRAIN_MS = 10_000;

/** A choice: how long, in ms, a client that is refused may pause, in its body or before it reads the reply. */
export const PAUSE_MS = 1_000;

/** A choice: minimum average rate at which a body must arrive, since it holds memory. */
const MIN_BYTES_PER_MS = (16 * 1024) / 1000;

/** A choice: more chunks than this are joined, since each takes most of a kilobyte, be it of one byte. */
const MOST_CHUNKS = 8192;

/** A choice: up to this size in bytes, a body takes hardly any time to read and parse. */
const SMALL_BODY_BYTES = 64 * 1024;

/** Whether a body may take a while to read and parse, by the request's headers. */
export function mayBeLarge({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
	// Without Content-Length, its size is unknown until its end.
	const length = Number(headers['content-length'] ?? Infinity);
	return length > SMALL_BODY_BYTES;
}

export interface BodyWait {
	/** Maximum pause in ms, at the start and later. */
	idleTimeoutMs: number;
	/** Ends the wait when aborted; its reason is thrown. */
	signal: AbortSignal;
	/** Most bytes of it, and what to say of more. */
	maxBytes: number;
	tooLarge: Why;
}

/**
 * Reads a body.
 * @throws ValidationError when it is too large or arrives too slowly. The rest stays unread.
 */
export async function readBody(
	body: IncomingMessage,
	{ idleTimeoutMs, signal, maxBytes, tooLarge }: BodyWait,
): Promise<Buffer> {
	let chunks: Buffer[] = [];
	let length = 0;
	const slow = new AbortController();
	let deadline = performance.now() + idleTimeoutMs;
	const check = () => {
		const leftMs = deadline - performance.now();
		if (leftMs > 0) timer = setTimeout(check, leftMs);
		else slow.abort(new ValidationError('body-too-slow'));
	};
	let timer = setTimeout(check, idleTimeoutMs);
	const collect = (chunk: Buffer) => {
		const latest = performance.now() + idleTimeoutMs;
		deadline = Math.min(deadline + chunk.length / MIN_BYTES_PER_MS, latest);
		length += chunk.length;
		if (length > maxBytes) throw new ValidationError(tooLarge);
		chunks.push(chunk);
		if (chunks.length > MOST_CHUNKS) chunks = [Buffer.concat(chunks)];
	};
	await takeBody(body, collect, AbortSignal.any([signal, slow.signal])).finally(() =>
		clearTimeout(timer),
	);
	return Buffer.concat(chunks, length);
}

/**
 * Parses JSON.
 * @throws ValidationError when it has more than {@link MAX_JSON_MARKS}, and with `noJson` when it is
 * not JSON in UTF-8.
 */
export function parseJson(bytes: Buffer, noJson: PlainReason): unknown {
	if (hasManyMarks(bytes)) throw new ValidationError('body-too-complex');
	try {
		// Rejects invalid UTF-8, which would otherwise be replaced silently, and skips a BOM.
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new ValidationError(noJson);
	}
}

/**
 * Discards the rest of a body, up to {@link DRAIN_BYTES} within {@link DRAIN_MS}, as long as it keeps
 * arriving and `signal` is not aborted. A socket closed with unread data is reset, and the reset can
 * overtake the reply. Returns whether the end was reached; if not, the connection cannot be reused.
 */
export async function drainBody(body: IncomingMessage, signal: AbortSignal): Promise<boolean> {
	const pause = new AbortController();
	const timer = setTimeout(() => pause.abort(), PAUSE_MS);
	let length = 0;
	const count = (chunk: Buffer) => {
		timer.refresh();
		length += chunk.length;
		if (length > DRAIN_BYTES) pause.abort();
	};
	const over = AbortSignal.any([pause.signal, AbortSignal.timeout(DRAIN_MS)]);
	using _stop = addAbortListener(signal, () => pause.abort());
	await takeBody(body, count, over).catch(() => {});
	clearTimeout(timer);
	return body.complete;
}

/**
 * Passes every chunk of a body to `take`. The connection stays open in any case, for the reply.
 * @throws what `take` throws, the reason of `signal`, or an Error when the client disconnects.
 */
async function takeBody(
	body: IncomingMessage,
	take: (chunk: Buffer) => void,
	signal: AbortSignal,
): Promise<void> {
	signal.throwIfAborted();
	if (!body.readableEnded && !body.destroyed) {
		const chunks = on(body, 'data', { signal, close: ['end', 'close'] });
		body.resume();
		try {
			for await (const [chunk] of chunks) take(chunk);
		} catch (error) {
			signal.throwIfAborted();
			throw error;
		} finally {
			body.pause();
		}
	}
	if (!body.complete) throw new Error('The client disconnected.');
}

function hasManyMarks(bytes: Buffer): boolean {
	return JSON_MARKS.some((mark) => {
		let at = -1;
		for (let count = 0; count <= MAX_JSON_MARKS; count++) {
			at = bytes.indexOf(mark, at + 1);
			if (at === -1) return false;
		}
		return true;
	});
}
