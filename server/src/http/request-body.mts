import type { IncomingMessage } from 'node:http';

import { MAX_BASE64_LENGTH } from '../../../domain/image-format.ts';
import { ValidationError } from '../errors/server-errors.mts';
import { BodyPace } from './body-pace.mts';

/**
 * Most bytes a request body may have: the largest picture in base64, with room for line breaks
 * (two characters each in JSON, every 64 letters at worst) and for the JSON around it.
 */
export const MAX_BODY_BYTES = Math.ceil(MAX_BASE64_LENGTH * (66 / 64)) + 64 * 1024;

/**
 * Most brackets and commas of one kind that a body may have: two values need few, and base64 has
 * none. Ten megabytes of brackets would take seconds and half a gigabyte to parse.
 */
const MAX_JSON_MARKS = 1_000;
const JSON_MARKS = Buffer.from('{[,');

/** How much of a refused body is still taken, so that the client gets to read the refusal. */
const DRAIN_BYTES = 64 * 1024 * 1024;
const DRAIN_MS = 10_000;
const DRAIN_PAUSE_MS = 1_000;

/** How long a body is waited for. */
export interface Wait {
	/** Longest pause, in ms; see {@link BodyPace}. */
	idleTimeoutMs: number;
	/** Ends the wait at once; its reason is thrown. */
	signal: AbortSignal;
}

/**
 * Reads a JSON body.
 * @throws ValidationError when it is larger than {@link MAX_BODY_BYTES}, has more than
 * {@link MAX_JSON_MARKS}, is not JSON in UTF-8 or comes too slowly. What is left of it stays unread.
 */
export async function readJsonBody(
	body: IncomingMessage,
	{ idleTimeoutMs, signal }: Wait,
): Promise<unknown> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	const pace = new BodyPace(idleTimeoutMs);
	const collect = (piece: Buffer) => {
		pace.count(piece.length);
		length += piece.length;
		if (length > MAX_BODY_BYTES) throw new ValidationError('请求体过大，base64 图片最大 10 MB');
		pieces.push(piece);
	};
	await takeBody(body, collect, AbortSignal.any([signal, pace.signal])).finally(() => pace.stop());
	const bytes = Buffer.concat(pieces, length);
	if (hasManyMarks(bytes)) throw new ValidationError('请求体结构过于复杂');
	try {
		// Refuses wrong UTF-8, which would otherwise become other characters, and skips a BOM.
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new ValidationError('请求体不是有效的 JSON');
	}
}

/**
 * Takes in and forgets what is left of a body, within {@link DRAIN_BYTES} and `timeoutMs`, for as
 * long as it keeps coming. A socket closed with unread data is reset, and the reset can overtake the
 * reply.
 * Gives whether the body was taken to its end, without which the connection is of no more use.
 */
export async function drainBody(body: IncomingMessage, timeoutMs = DRAIN_MS): Promise<boolean> {
	const pause = new AbortController();
	const timer = setTimeout(() => pause.abort(), Math.min(DRAIN_PAUSE_MS, timeoutMs));
	let length = 0;
	const count = (piece: Buffer) => {
		timer.refresh();
		length += piece.length;
		if (length > DRAIN_BYTES) pause.abort();
	};
	const over = AbortSignal.any([pause.signal, AbortSignal.timeout(timeoutMs)]);
	await takeBody(body, count, over).catch(() => {});
	clearTimeout(timer);
	return body.complete;
}

/**
 * Hands on every piece of a body. However this ends, the connection stays open: the reply still has
 * to go out on it.
 * @throws what `take` throws, the reason of `signal`, or an Error when the client leaves before the end.
 */
function takeBody(
	body: IncomingMessage,
	take: (piece: Buffer) => void,
	signal: AbortSignal,
): Promise<void> {
	return new Promise((resolve, reject) => {
		const settle = (act: () => void) => {
			body
				.off('data', onData)
				.off('end', onEnd)
				.off('error', onFault)
				.off('close', onClose)
				.pause();
			signal.removeEventListener('abort', onCut);
			act();
		};
		const onData = (piece: Buffer) => {
			try {
				take(piece);
			} catch (error) {
				onFault(error);
			}
		};
		const onEnd = () => settle(resolve);
		const onFault = (error: unknown) => settle(() => reject(error));
		const onClose = () => onFault(new Error('The client left.'));
		const onCut = () => onFault(signal.reason);
		if (signal.aborted) return onCut();
		if (body.readableEnded || body.destroyed) return body.complete ? onEnd() : onClose();
		signal.addEventListener('abort', onCut);
		body.on('data', onData).on('end', onEnd).on('error', onFault).on('close', onClose).resume();
	});
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
