/** @import { Reply } from './reply-cards.js' */

import { askServer, CallError } from './ask-server.js';

const ENDPOINT = 'api/ocr-idcard';

/**
 * Milliseconds of a call's steps, and bytes of its bodies.
 * @typedef {object} Times
 * @property {number} total
 * @property {number} encode
 * @property {number} send
 * @property {number} receive
 * @property {number} sentBytes
 * @property {number} receivedBytes
 *
 * @typedef {object} CallOptions
 * @property {string} key
 * @property {true | object} extra what to request in addition to the ten fields
 * @property {AbortSignal} signal
 */

/**
 * Sends an image to this server.
 * @param {File} file
 * @param {CallOptions} options
 * @returns {Promise<{ reply: Reply, reason: string, times: Times }>} also for replies with an error code, whose
 *   `msg` is Chinese, and its `reason` English
 * @throws {CallError} when there is no reply.
 */
export async function callServer(file, { key, extra, signal }) {
	if (!/^[\x21-\x7e]*$/.test(key)) throw new CallError('error.keyCharacters');
	const start = performance.now();
	const body = JSON.stringify({
		input_type: 'base64',
		input_data: await base64Of(file),
		extra,
	});
	const encoded = performance.now();
	const { reply, reason, answered, bytes } = await askServer(ENDPOINT, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...(key !== '' && { 'x-api-key': key }) },
		...{ body, signal },
	});
	const received = performance.now();
	return {
		...{ reply, reason },
		times: {
			total: received - start,
			encode: encoded - start,
			send: answered - encoded,
			receive: received - answered,
			...{ sentBytes: body.length, receivedBytes: bytes },
		},
	};
}

/**
 * @param {File} file
 * @returns {Promise<string>}
 */
async function base64Of(file) {
	const reader = new FileReader();
	await new Promise((resolve, reject) => {
		reader.onload = resolve;
		reader.onerror = () => reject(new CallError('error.unreadableFile'));
		reader.readAsDataURL(file);
	});
	const url = String(reader.result);
	return url.slice(url.indexOf(',') + 1);
}
