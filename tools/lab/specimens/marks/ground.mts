import type { Quad } from '../image/perspective.mts';
import { CARD_WIDTH } from '../card/card-face.mts';

/** What a mark is put on: a sheet with a card on it, or an image of a card; in pixels. */
export interface Ground {
	width: number;
	height: number;
	/** Corners of the first card. */
	card: Quad;
}

/** Returns the length in pixels of a millimetre of the card. */
export function millimetreOn({ card: [topLeft, topRight] }: Ground): number {
	return Math.hypot(topRight[0] - topLeft[0], topRight[1] - topLeft[1]) / CARD_WIDTH;
}

/** Returns an SVG of the ground's size. */
export function groundSvg({ width, height }: Ground, drawing: string): Buffer {
	return Buffer.from(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`,
	);
}
