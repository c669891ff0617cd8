import { CARD } from '../card/layout/template.mts';
import { projected } from '../geometry/projection.mts';
import { mapCorners, type Quad } from '../geometry/quad.mts';
import { uprightCorners, type Bounds } from '../geometry/rotated-bounds.mts';

/** An upright rectangle on a card, in millimetres from its upper left corner. */
export type CardArea = Bounds;

/** The corners of an area in the image, on the card with this outline. */
export function cornersIn(outline: Quad, area: CardArea): Quad {
	const toImage = projected(outline);
	return mapCorners(uprightCorners(area), ({ x, y }) =>
		toImage({ x: x / CARD.width, y: y / CARD.height }),
	);
}
