const DATA_URL_PREFIX = /^data:[^,]{0,100};base64,/i;

// Patterns look for the one letter that does not belong, so that none has to hold on to a run of
// millions that do.
const NO_BASE64 = /[^A-Za-z0-9+/]/;
const NO_PADDING = /[^=]/;

/**
 * Gives plain base64 without a `data:…;base64,` prefix and without whitespace, or `undefined`
 * when what is left is empty or no base64. URL-safe letters and missing padding are put right.
 * Takes time in proportion to the text's length, whatever it holds.
 */
export function normalizeBase64(text: string): string | undefined {
	const padded = text
		.trimStart()
		.replace(DATA_URL_PREFIX, '')
		.replace(/\s/g, '')
		.replace(/-/g, '+')
		.replace(/_/g, '/');
	const padding = padded.indexOf('=');
	const plain = padding < 0 ? padded : padded.slice(0, padding);
	if (plain === '' || plain.length % 4 === 1 || NO_BASE64.test(plain)) return undefined;
	if (padding >= 0 && NO_PADDING.test(padded.slice(padding))) return undefined;
	return plain.padEnd(Math.ceil(plain.length / 4) * 4, '=');
}
