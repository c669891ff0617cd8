import type { Glyph } from '../../print/glyph.mts';

/** What the digits and the final X of a number are misread as. */
const DIGIT_LOOKALIKES: ReadonlyMap<string, string> = new Map([
	...Array.from('OoQD〇', (letter) => [letter, '0'] as const),
	...Array.from('Il|!', (letter) => [letter, '1'] as const),
	...Array.from('zZ', (letter) => [letter, '2'] as const),
	...Array.from('sS', (letter) => [letter, '5'] as const),
	...Array.from('B', (letter) => [letter, '8'] as const),
	...Array.from('xX×乂', (letter) => [letter, 'X'] as const),
]);

/** The digit or X that a character may be read for; else the character itself. */
export function asDigit(character: string): string {
	return DIGIT_LOOKALIKES.get(character) ?? character;
}

/** Characters as they are compared with the form of a number or a date. */
export const digitsOf = (glyphs: readonly Glyph[]) =>
	glyphs.map(({ text }) => asDigit(text)).join('');

/** Whether a character is a digit or the final X of a number. */
export const isDigit = (character: string) => /^[\dX]$/.test(character);
