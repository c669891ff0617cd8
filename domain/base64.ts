/** Some form libraries put the file's name into it, percent-encoded. */
const DATA_URL_PREFIX = /^data:[^,]{0,2000};base64,/i;

// Patterns search for one invalid character instead of matching millions of valid ones.
const NOT_BASE64 = /[^A-Za-z0-9+/]/;
const NOT_PADDING = /[^=]/;

/**
 * Returns standard base64 without a `data:…;base64,` prefix or whitespace, or `undefined` if the rest
 * is empty or not base64. Converts URL-safe characters and adds missing padding.
 * Runs in linear time for any text.
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
	if (plain === '' || plain.length % 4 === 1 || NOT_BASE64.test(plain)) return undefined;
	if (padding >= 0 && NOT_PADDING.test(padded.slice(padding))) return undefined;
	return plain.padEnd(Math.ceil(plain.length / 4) * 4, '=');
}
