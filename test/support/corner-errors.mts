import { distance, type Quad } from '../../server/src/geometry/quad.mts';
import { uprightSize } from '../../server/src/image/decode.mts';
import type { Raster } from '../../server/src/image/raster.mts';
import type { CardFile } from '../cards/read-card.mts';

/** A corner should be no further off, in hundredths of the card's width. */
export const MAX_CORNER_ERROR = 1.5;

/** The true corners of an image's first card, in pixels of the image as decoded. */
export async function trueOutline(
	{ image, corners }: Pick<CardFile, 'image' | 'corners'>,
	raster: Raster,
): Promise<Quad> {
	if (corners === undefined) throw new Error('Nobody knows its corners.');
	const scale = raster.width / (await uprightSize(image)).width;
	const [one, two, three, four] = corners.map(([x, y]) => ({ x: x * scale, y: y * scale }));
	return [one, two, three, four];
}

/** How far each corner of an outline is off, in hundredths of the card's width. */
export async function cornerErrors(
	card: Pick<CardFile, 'image' | 'corners'>,
	outline: Quad,
	raster: Raster,
): Promise<number[]> {
	const truth = await trueOutline(card, raster);
	const width = distance(truth[0], truth[1]);
	return outline.map((corner, index) => (100 * distance(corner, truth[index])) / width);
}
