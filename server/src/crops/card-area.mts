import { CARD } from '../card/layout/template.mts';
import { projected } from '../geometry/projection.mts';
import type { Quad } from '../geometry/quad.mts';
import { quadOf, type Bounds } from '../geometry/rotated-bounds.mts';

/** Returns the corners in the image of an area of the card with this outline; `area` is in millimetres from the card's upper left corner. */
export function cornersIn(outline: Quad, area: Bounds): Quad {
	const toImage = projected(outline);
	return quadOf(area, ({ x, y }) => toImage({ x: x / CARD.width, y: y / CARD.height }));
}
