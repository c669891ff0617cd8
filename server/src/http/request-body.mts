import type { IncomingMessage } from 'node:http';

import { MAX_BASE64_LENGTH } from '../../../domain/image-format.ts';
import { ValidationError } from '../errors.mts';

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

/**
 * Reads a JSON body.
 * @throws ValidationError when it is larger than {@link MAX_BODY_BYTES}, has more than
 * {@link MAX_JSON_MARKS}, or is not JSON in UTF-8. The rest of a body that is too large stays unread.
 */
export async function readJsonBody(body: IncomingMessage): Promise<unknown> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	// Leaving the loop must not end the connection: the reply still has to go out on it.
	for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > MAX_BODY_BYTES) throw new ValidationError('请求体过大，base64 图片最大 10 MB');
		chunks.push(chunk);
	}
	const bytes = Buffer.concat(chunks, length);
	if (hasManyMarks(bytes)) throw new ValidationError('请求体结构过于复杂');
	try {
		// Refuses wrong UTF-8, which would otherwise become other characters, and skips a BOM.
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new ValidationError('请求体不是有效的 JSON');
	}
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

/**
 * Takes in and forgets what is left of a body, within {@link DRAIN_BYTES} and {@link DRAIN_MS}.
 * A socket closed with unread data is reset, and the reset can overtake the reply.
 * Gives whether the body was taken to its end, without which the connection is of no more use.
 */
export async function drainBody(body: IncomingMessage): Promise<boolean> {
	if (body.readableEnded || body.destroyed) return body.complete;
	return await new Promise((resolve) => {
		let length = 0;
		const settle = () => {
			clearTimeout(timer);
			body.off('data', count).off('end', settle).off('error', settle).off('close', settle).pause();
			resolve(body.complete);
		};
		const count = (chunk: Buffer) => {
			length += chunk.length;
			if (length > DRAIN_BYTES) settle();
		};
		const timer = setTimeout(settle, DRAIN_MS);
		body.on('data', count).on('end', settle).on('error', settle).on('close', settle).resume();
	});
}
