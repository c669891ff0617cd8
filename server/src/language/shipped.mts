import { readFileSync } from 'node:fs';

/** Reads the table of the trigrams of addresses that ships with the server; {@link unpackTable} reads it. */
export const addressTable = (): Uint8Array =>
	readFileSync(new URL('../../language/addresses.bin', import.meta.url));

/**
 * Reads traditional characters, each followed by the simplified one that cards print in its place. From OpenCC's TSCharacters
 * (Apache-2.0): first choices within GB 2312 of characters outside it.
 */
export const traditionalPairs = (): string =>
	readFileSync(new URL('../../language/traditional.txt', import.meta.url), 'utf8');
