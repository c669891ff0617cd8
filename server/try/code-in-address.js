import { askServer } from './ask-server.js';
import { say } from './words.js';

/**
 * Exchanges the code in the address, as in `/try#code=CODE`, for the key, now and whenever such a link is opened in this page.
 * The code is good once, so that none in a history, a bookmark or a screenshot is a key.
 * @param {HTMLInputElement} input for the key
 * @param {HTMLElement} status says if the code is used or too old
 */
export async function takeCodeFromAddress(input, status) {
	const take = async () => {
		const code = new URLSearchParams(location.hash.slice(1)).get('code');
		if (code === null) return;
		history.replaceState(null, '', location.pathname + location.search);
		const call = { method: 'POST', headers: { 'x-try-code': code } };
		const answer = await askServer('try/keys', call).catch(() => undefined);
		const data = /** @type {{ key: string } | null | undefined} */ (answer && answer.reply.data);
		if (data) input.value = data.key;
		else say(status, 'status.uselessCode');
	};
	addEventListener('hashchange', () => void take());
	await take();
}
