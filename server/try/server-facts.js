/**
 * What this server reads, and what a call may request.
 * @typedef {object} Facts
 * @property {string[]} formats such as `jpeg`
 * @property {number} maxBase64Length in characters
 * @property {string[]} redact
 */

/** @returns {Promise<Facts>} those that every server has, if it does not say */
export async function serverFacts() {
	const least = { formats: ['jpeg', 'png'], maxBase64Length: Infinity, redact: [] };
	const response = await fetch('try/server.json', { credentials: 'omit' }).catch(() => undefined);
	if (response?.ok !== true) return least;
	return { ...least, ...(await response.json()) };
}

/** Formats that file dialogs do not know by their name alone. @type {Record<string, string>} */
const ACCEPTED = {
	heic: 'image/heic,image/heif,.heic,.heif',
	pdf: 'application/pdf,.pdf',
	tiff: 'image/tiff,.tif,.tiff',
};

/** The types that a file dialog should offer. @param {readonly string[]} formats */
export const acceptedBy = (formats) =>
	formats.map((format) => ACCEPTED[format] ?? `image/${format}`).join(',');

/** The largest file in bytes. @param {Facts} facts */
export const maxFileSize = ({ maxBase64Length }) => Math.floor(maxBase64Length / 4) * 3;
