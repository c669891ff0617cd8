import { distance, type Quad } from '../../server/src/geometry/quad.mts';
import { uprightSize } from '../../server/src/image/decode.mts';
import type { Raster } from '../../server/src/image/raster.mts';
interface CardImage {
	image: Uint8Array;
	corners?: ReadonlyArray<readonly [x: number, y: number]>;
}

/** A corner should be no further off, in hundredths of the card's width. */
export const MAX_CORNER_ERROR = 1.5;

/** The true corners of an image's first card, in pixels of the image as decoded. */
export async function trueOutline({ image, corners }: CardImage, raster: Raster): Promise<Quad> {
	if (corners === undefined) throw new Error('The truth about this image has no corners.');
	const scale = raster.width / (await uprightSize(image)).width;
	const [one, two, three, four] = corners.map(([x, y]) => ({ x: x * scale, y: y * scale }));
	return [one, two, three, four];
}

/** How far each corner of an outline is off, in hundredths of the card's width. */
export async function cornerErrors(
	card: CardImage,
	outline: Quad,
	raster: Raster,
): Promise<number[]> {
	const truth = await trueOutline(card, raster);
	const width = distance(truth[0], truth[1]);
	return outline.map((corner, index) => (100 * distance(corner, truth[index])) / width);
}
