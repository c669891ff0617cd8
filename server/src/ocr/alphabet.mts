/**
 * The character of each class of the recognition network: an empty string for the CTC blank, then the
 * dictionary, then the space that PP-OCR adds to every dictionary.
 */
export function alphabetOf(dictionary: string): string[] {
	return ['', ...dictionary.replace(/\r?\n$/, '').split(/\r?\n/), ' '];
}
