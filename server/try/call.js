/** @import { Reply } from './reply-cards.js' */

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

/** The call got no reply from the server. `word` is the key of the sentence that says why. */
export class CallError extends Error {
	/**
	 * @param {string} word
	 * @param {Record<string, number>} [values] `size` and `limit` in bytes
	 */
	constructor(word, values = {}) {
		super(word);
		this.word = word;
		this.values = values;
	}
}

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
	const response = await fetch(ENDPOINT, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...(key !== '' && { 'x-api-key': key }) },
		body,
		...{ credentials: 'omit', redirect: 'error', cache: 'no-store', signal },
	}).catch((error) => {
		throw signal.aborted ? error : new CallError('error.unreachable');
	});
	const answered = performance.now();
	const text = await response.text().catch((error) => {
		throw signal.aborted ? error : new CallError('error.unreachable');
	});
	const received = performance.now();
	const reply = replyIn(text, response.status);
	return {
		reply,
		reason: response.headers.get('x-reason') ?? reply.msg,
		times: {
			total: received - start,
			encode: encoded - start,
			send: answered - encoded,
			receive: received - answered,
			sentBytes: body.length,
			receivedBytes: new Blob([text]).size,
		},
	};
}

/**
 * @param {string} text
 * @param {number} status
 * @returns {Reply}
 */
function replyIn(text, status) {
	try {
		const reply = JSON.parse(text);
		if (typeof reply.code === 'number') return reply;
	} catch {
		// Something else answered, as below.
	}
	throw new CallError('error.noReply', { status });
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
