const FULL_WIDTH_LETTER_OR_DIGIT = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g;
const SPACES_AND_HYPHENS = /[\s\u200B\u2010-\u2015\u2212\uFE63\uFF0D-]/g;

/**
 * Returns an ID number as printed on a card, without guessing: converts full-width letters and digits
 * to half-width, removes spaces and hyphens, and turns a lowercase x or a multiplication sign into X.
 * Letters that look like digits stay, since correcting them would hide a misreading.
 */
export function normalizeIdNumber(written: string): string {
	return written
		.replace(FULL_WIDTH_LETTER_OR_DIGIT, (character) => character.normalize('NFKC'))
		.replace(SPACES_AND_HYPHENS, '')
		.replace(/[x×]/g, 'X');
}
