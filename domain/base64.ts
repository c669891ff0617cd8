const DATA_URL_PREFIX = /^data:[^,]{0,100};base64,/i;

/**
 * Gives plain base64 without a `data:…;base64,` prefix and without whitespace, or `undefined`
 * when what is left is empty or no base64. URL-safe letters and missing padding are put right.
 */
export function normalizeBase64(text: string): string | undefined {
	const plain = text
		.replace(/^\s+/, '')
		.replace(DATA_URL_PREFIX, '')
		.replace(/\s+/g, '')
		.replace(/-/g, '+')
		.replace(/_/g, '/')
		.replace(/=+$/, '');
	if (plain === '' || plain.length % 4 === 1 || !/^[A-Za-z0-9+/]+$/.test(plain)) return undefined;
	return plain.padEnd(Math.ceil(plain.length / 4) * 4, '=');
}
