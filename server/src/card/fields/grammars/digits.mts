import type { Glyph } from '../../print/glyph.mts';

/** What the digits and the final X of a number are misread as. */
const LOOKALIKES = { 0: 'OoQD〇', 1: 'Il|!', 2: 'zZ', 5: 'sS', 8: 'B', X: 'xX×乂' };

const DIGIT_OF: ReadonlyMap<string, string> = new Map(
	Object.entries(LOOKALIKES).flatMap(([digit, letters]) =>
		Array.from(letters, (letter) => [letter, digit] as const),
	),
);

/** The digit or X that a character may be read for; else the character itself. */
export function asDigit(character: string): string {
	return DIGIT_OF.get(character) ?? character;
}

/** Characters as they are compared with the form of a number or a date. */
export const digitsOf = (glyphs: readonly Glyph[]) =>
	glyphs.map(({ text }) => asDigit(text)).join('');

/** Whether a character is a digit or the final X of a number. */
export const isDigit = (character: string) => /^[\dX]$/.test(character);
