import { askServer, CallError } from './ask-server.js';

const ENDPOINT = 'api/ocr-idcard';

/**
 * @typedef {import('../../domain/api-contract.ts').IdCardOcrReply} Reply
 * @typedef {true | { crops: string[], redact?: string[], watermark?: string }} AskedExtra
 * @typedef {object} CallOptions
 * @property {string} key
 * @property {AskedExtra} extra what to request in addition to the ten fields
 * @property {AbortSignal} signal
 */

/**
 * Sends an image to this server.
 * @param {File} file
 * @param {CallOptions} options
 * @returns also replies with an error code, whose `msg` is Chinese, and their `reason` English
 * @throws {CallError} when there is no reply.
 */
export async function callServer(file, { key, extra, signal }) {
	if (!/^[\x21-\x7e]*$/.test(key)) throw new CallError('error.keyCharacters');
	const bytes = await file.arrayBuffer().catch(() => {
		throw new CallError('error.unreadableFile');
	});
	const body = new FormData();
	// Its name, which may be a person's, stays here.
	body.append('image', new Blob([bytes], { type: file.type }), 'image');
	body.append('extra', JSON.stringify(extra));
	const headers = { 'x-api-key': key };
	const { reply, ...answer } = await askServer(ENDPOINT, { method: 'POST', headers, body, signal });
	return { ...answer, reply: /** @type {Reply} */ (reply) };
}
