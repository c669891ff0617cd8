import { CARD } from '../card/template.mts';
import { projected } from '../geometry/projection.mts';
import type { Quad } from '../geometry/quad.mts';

/** Edges of an upright rectangle on a card, in millimetres from its upper left corner. */
export interface CardArea {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** Where the portrait is printed, with a little of what is around it. */
export const PORTRAIT: CardArea = { left: 54, right: 81, top: 6.2, bottom: 40.4 };

/** The area with so many millimetres more on each side. */
export function widened({ left, right, top, bottom }: CardArea, margin: number): CardArea {
	return {
		left: left - margin,
		right: right + margin,
		top: top - margin,
		bottom: bottom + margin,
	};
}

/** The corners of an area of the card with this outline. */
export function cornersIn(outline: Quad, { left, right, top, bottom }: CardArea): Quad {
	const toImage = projected(outline);
	const at = (x: number, y: number) => toImage({ x: x / CARD.width, y: y / CARD.height });
	return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
}
