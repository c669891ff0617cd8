import { askServer, CallError } from './ask-server.js';

const ENDPOINT = 'api/ocr-idcard';

/**
 * @typedef {object} CallOptions
 * @property {string} key
 * @property {true | object} extra what to request in addition to the ten fields
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
	const input = { input_type: 'base64', input_data: await base64Of(file) };
	return await askServer(ENDPOINT, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...(key !== '' && { 'x-api-key': key }) },
		...{ body: JSON.stringify({ ...input, extra }), signal },
	});
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
