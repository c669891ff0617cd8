import { pointBetween, type Quad } from '../geometry/quad.mts';
import type { TextLine } from '../ocr/text-line.mts';

const LENGTH = 18;

/** Most of a number: what has fewer digits is a date, a telephone number or half a number. */
const MOST_OF_NUMBER = /^\d{12,16}[\dX]$/i;

/** Room for the characters that are lacking, and for the gap around them, in characters. */
const ROOM = 1;

/** The line with all but a few characters of an ID number; `undefined` without one. */
export function cutNumber(lines: readonly TextLine[]): TextLine | undefined {
	return lines.find(({ text }) => MOST_OF_NUMBER.test(text));
}

/** Where the whole number is, of which detection cut an end off: it may lack at either. */
export function wholeNumberQuad({ quad, text }: TextLine): Quad {
	const [topLeft, topRight, bottomRight, bottomLeft] = quad;
	const share = (LENGTH - text.length + ROOM) / text.length;
	return [
		pointBetween(topLeft, topRight, -share),
		pointBetween(topRight, topLeft, -share),
		pointBetween(bottomRight, bottomLeft, -share),
		pointBetween(bottomLeft, bottomRight, -share),
	];
}
