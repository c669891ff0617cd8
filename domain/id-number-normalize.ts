const FULL_WIDTH_LETTER_OR_DIGIT = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
const SPACES_AND_HYPHENS = /[\s\u200B\u2010-\u2015\u2212\uFE63\uFF0D-]/g;

/**
 * Gives an ID number as a card prints it, by four rules and no guess: full-width letters and digits
 * become plain ones, spaces and hyphens go, a small x or a multiplication sign becomes X.
 * Letters that look like digits stay, since putting them right would hide a misreading.
 */
export function normalizeIdNumber(written: string): string {
	return written
		.replace(FULL_WIDTH_LETTER_OR_DIGIT, (character) =>
			String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET),
		)
		.replace(SPACES_AND_HYPHENS, '')
		.replace(/[x×]/g, 'X');
}
