import { readFile } from 'node:fs/promises';

/**
 * The character of each class of the recognition network: an empty string for the CTC blank, then the
 * dictionary, then the space that PP-OCR adds to every dictionary.
 */
export async function readAlphabet(dictionary: string): Promise<string[]> {
	const text = await readFile(dictionary, 'utf8');
	return ['', ...text.replace(/\r?\n$/, '').split(/\r?\n/), ' '];
}
