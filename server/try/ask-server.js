/** @typedef {{ code: number, msg: string, data: unknown, reason?: string }} Reply */

/** There was no reply, or none to go on with. `word` is the key of the sentence that says why. */
export class CallError extends Error {
	/**
	 * @param {string} word
	 * @param {import('./words.js').Values} [values] of that sentence
	 */
	constructor(word, values = {}) {
		super(word);
		this.word = word;
		this.values = values;
	}
}

/**
 * Calls this server.
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns also replies with an error code, whose `msg` is Chinese, and their `reason` English
 * @throws {CallError} when there is no reply.
 */
export async function askServer(path, options = {}) {
	/** @param {unknown} error @returns {never} */
	const fail = (error) => {
		throw options.signal && options.signal.aborted ? error : new CallError('error.unreachable');
	};
	const init = { ...options, credentials: 'omit', redirect: 'error', cache: 'no-store' };
	const response = await fetch(path, /** @type {RequestInit} */ (init)).catch(fail);
	const reply = replyIn(await response.text().catch(fail), response.status);
	return {
		reply,
		headers: response.headers,
		status: response.status,
		reason: response.headers.get('x-reason') || reply.msg,
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
