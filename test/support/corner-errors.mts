import { distance, type Quad } from '../../server/src/geometry/quad.mts';
import type { DecodedImage } from '../../server/src/image/raster.mts';
import type { CardFile } from '../cards/read-card.mts';

/** A corner should be no further off, in hundredths of the card's width. */
export const MAX_CORNER_ERROR = 1.5;

/** The true corners of an image's first card, in pixels of the image as decoded. */
export function trueOutline({ corners }: Pick<CardFile, 'corners'>, raster: DecodedImage): Quad {
	if (corners === undefined) throw new Error('Nobody knows its corners.');
	const scale = raster.width / raster.sent.width;
	const [one, two, three, four] = corners.map(([x, y]) => ({ x: x * scale, y: y * scale }));
	return [one, two, three, four];
}

/** How far each corner of an outline is off, in hundredths of the card's width. */
export function cornerErrors(
	card: Pick<CardFile, 'corners'>,
	outline: Quad,
	raster: DecodedImage,
): number[] {
	const truth = trueOutline(card, raster);
	const width = distance(truth[0], truth[1]);
	return outline.map((corner, index) => (100 * distance(corner, truth[index])) / width);
}
