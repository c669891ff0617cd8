import { askServer, CallError } from '../try/ask-server.js';

/**
 * What a link asks for.
 * @typedef {'portrait' | 'emblem'} Side
 * @typedef {object} Link
 * @property {string} id
 * @property {string} page the query of the page that may deliver there
 * @property {string} sender who asks
 * @property {string} text what for
 * @property {Side | 'both'} sides
 * @property {'zh' | 'en'} [language] absent: the browser's
 * @property {'again' | 'warn'} poor what to do with a photo that shows the side, but not well
 * @property {string} deliver_to
 * @property {number} checks_left
 * @property {boolean} sent whether photos arrived before, from this phone or another
 */

/** Sentences by a reply's reason, or else its code; for any other, something is wrong with the server. @type {Record<string, string>} */
const WORDS = {
	// The photo came too slowly: nothing is wrong with it.
	'body-too-slow': 'error.unreachable',
	'request-too-slow': 'error.unreachable',
	'link-expired': 'error.expired',
	// This photo is at fault, not those of others.
	'read-timeout': 'error.tooLong',
	4000: 'error.unusable',
	4011: 'error.invalid',
	4029: 'error.busy',
	4030: 'error.usedUp',
	5020: 'error.busy',
};

/** Whether the same call may succeed later. @param {CallError} error */
export const mayPass = ({ word }) => /\.(unreachable|noReply|busy|service)$/.test(word);

/** @returns {Promise<Link>} @throws {CallError} */
export const openLink = () => ask('api/photo-links');

/** Tells the server that the photos arrived, for whoever opens the link next; they did, whatever it replies. */
export const reportSent = () =>
	ask('api/photo-links/sent', { method: 'POST', keepalive: true }).catch(() => undefined);

/** What the server sealed of each side that it saw. @type {Partial<Record<Side, string | null>>} */
const seen = {};
/** The check before: the next one waits for it, so that the last one compares both sides. @type {Promise<unknown>} */
let before = Promise.resolve();
let fitted = true;

/** Whether the last photo that was checked cannot be of the other one's card. */
export const areOfTwo = () => !fitted;

/**
 * Asks the server whether a photo is good.
 * @param {Blob} photo
 * @param {Side} side the one that it should show
 * @param {AbortSignal} signal
 * @returns {Promise<{ hint: string | null, found: boolean }>} `hint` says what to do better, `found` whether it shows the side at all
 * @throws {CallError}
 */
export function checkPhoto(photo, side, signal) {
	const check = before.then(async () => {
		const other = seen[side === 'portrait' ? 'emblem' : 'portrait'];
		const checked = await ask(`api/photo-checks?side=${side}`, {
			method: 'POST',
			headers: {
				'content-type': photo.type || 'application/octet-stream',
				...(other && { 'x-other-side': other }),
			},
			body: photo,
			signal,
		});
		seen[side] = checked.sealed;
		fitted = checked.fits;
		return checked;
	});
	before = check.catch(() => undefined);
	return check;
}

/** @param {string} path @param {RequestInit} [options] */
async function ask(path, options = {}) {
	// Servers and proxies see no fragment, so it is in no log; it stays there for a reload.
	const token = location.hash.slice(1);
	if (token === '') throw new CallError('error.noToken');
	const headers = { ...options.headers, 'x-photo-link': token };
	const { reply } = await askServer(path, { ...options, headers });
	if (reply.code === 0) return /** @type {any} */ (reply.data);
	throw new CallError(WORDS[reply.reason || ''] || WORDS[reply.code] || 'error.service');
}
