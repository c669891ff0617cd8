import { byId } from './element.js';
import { say } from './words.js';

/**
 * What this server reads.
 * @typedef {object} Facts
 * @property {string[]} formats such as `jpeg`
 * @property {number} maxBytes of a file
 */

/** @returns {Promise<Facts>} those that every server has, if it does not say */
export async function serverFacts() {
	const least = { formats: ['jpeg', 'png'], maxBytes: Infinity };
	const response = await fetch('try/server.json', { credentials: 'omit' }).catch(() => undefined);
	return response?.ok === true ? await response.json() : least;
}

/** Formats that file dialogs do not know by their name alone. @type {Record<string, string>} */
const ACCEPTED = {
	heic: 'image/heic,image/heif,.heic,.heif',
	pdf: 'application/pdf,.pdf',
	tiff: 'image/tiff,.tif,.tiff',
};

/** Says what is read here, and lets a file dialog offer that. @param {Facts} facts @param {HTMLInputElement} input */
export function offerFormats({ formats }, input) {
	input.accept = formats.map((format) => ACCEPTED[format] ?? `image/${format}`).join(',');
	const named = formats.map((format) => format.toUpperCase());
	say(byId('formats'), 'formats', { formats: named.join(' · ') });
}
