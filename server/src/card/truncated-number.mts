import { pointBetween, type Quad } from '../geometry/quad.mts';
import type { TextLine } from '../ocr/text-line.mts';

const LENGTH = 18;

/** Fewer digits are a date, a telephone number or half a number. */
const TRUNCATED_NUMBER = /^\d{12,16}[\dX]$/i;

/** Extra width for the gaps around the missing characters, in characters. */
const MARGIN = 1;

/** The line with an ID number that lacks a few characters; `undefined` without one. */
export function truncatedNumber(lines: readonly TextLine[]): TextLine | undefined {
	return lines.find(({ text }) => TRUNCATED_NUMBER.test(text));
}

/** The quad of the whole number, extended at both ends since either may be missing. */
export function fullNumberQuad({ quad, text }: TextLine): Quad {
	const [topLeft, topRight, bottomRight, bottomLeft] = quad;
	const share = (LENGTH - text.length + MARGIN) / text.length;
	return [
		pointBetween(topLeft, topRight, -share),
		pointBetween(topRight, topLeft, -share),
		pointBetween(bottomRight, bottomLeft, -share),
		pointBetween(bottomLeft, bottomRight, -share),
	];
}
