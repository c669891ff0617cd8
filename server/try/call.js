import { askServer, CallError } from './ask-server.js';

const ENDPOINT = 'api/ocr-idcard';

/** How a file begins that browsers show: JPEG, PNG, GIF, WebP, AVIF. */
const SHOWN = /^(\xff\xd8|\x89PNG|GIF8|RIFF....WEBP|....ftypavi)/s;

/**
 * @typedef {import('../../domain/api-contract.ts').IdCardOcrReply} Reply
 * @typedef {object} CallOptions
 * @property {string} key
 * @property {AbortSignal} signal
 * @property {boolean} [cutOut] whether to ask for its cards, cut out; where browsers do not show the image, they are always asked for
 */

/**
 * Sends an image to this server.
 * @param {File} file
 * @param {CallOptions} options
 * @returns also replies with an error code, whose `msg` is Chinese, and their `reason` English
 * @throws {CallError} when there is no reply.
 */
export async function callServer(file, { key, signal, cutOut = false }) {
	if (!/^[\x21-\x7e]*$/.test(key)) throw new CallError('error.keyCharacters');
	const bytes = await file.arrayBuffer().catch(() => {
		throw new CallError('error.unreadableFile');
	});
	const start = String.fromCharCode(...new Uint8Array(bytes.slice(0, 12)));
	const extra = SHOWN.test(start) && !cutOut ? true : { crops: ['card'] };
	const body = new FormData();
	// Its name, which may be a person's, stays here.
	body.append('image', new Blob([bytes], { type: file.type }), 'image');
	body.append('extra', JSON.stringify(extra));
	const headers = { 'x-api-key': key };
	const { reply, ...answer } = await askServer(ENDPOINT, { method: 'POST', headers, body, signal });
	return { ...answer, reply: /** @type {Reply} */ (reply) };
}
