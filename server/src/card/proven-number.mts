import { birthOfIdNumber } from '../../../domain/id-number.ts';
import { isSoundIdNumber } from './id-number-line.mts';
import { textOf, type DeskewedLine } from './deskewed-line.mts';

/** A side of a card has fewer lines; among more, the two may stand on anything. */
const MOST_LINES = 12;

const NUMBER = /\d{17}[\dX]/i;

/**
 * Tells whether the lines are few and hold a sound ID number below the birth that it contains,
 * written with 年, 月 or 日: a card of which the pale labels were lost still has both.
 */
export function hasProvenNumber(lines: readonly DeskewedLine[]): boolean {
	if (lines.length > MOST_LINES) return false;
	return lines.some((line) => {
		const birth = birthOfNumber(line);
		if (birth === undefined) return false;
		const above = lines.filter(({ leftY }) => leftY < line.leftY - line.height);
		return above.some(({ glyphs }) => birth.test(textOf(glyphs)));
	});
}

/** How the births are written that the sound ID numbers among the lines contain. */
export function birthsOfNumbers(lines: readonly DeskewedLine[]): RegExp[] {
	return lines.map(birthOfNumber).filter((birth) => birth !== undefined);
}

/** The same for one line; `undefined` without a sound number. */
function birthOfNumber({ glyphs }: DeskewedLine): RegExp | undefined {
	const number = NUMBER.exec(textOf(glyphs))?.[0].toUpperCase();
	return number !== undefined && isSoundIdNumber(number) ? writtenBirth(number) : undefined;
}

/** The number's birth as it is written on cards, of which marks and gaps may have been lost. */
function writtenBirth(number: string): RegExp {
	const [year, month, day] = birthOfIdNumber(number).split('-').map(Number);
	return new RegExp(`(?=.*[年月日])(?<!\\d)${year}\\D{0,3}0?${month}\\D{1,3}0?${day}(?!\\d)`);
}
