import type { CardPass, ReadCard } from '../card/read-cards.mts';
import type { Quad, Size } from '../geometry/quad.mts';

/** The cards in an image, with the lines that they were read from. */
export interface RasterReading {
	/** Most points first; empty when the image shows no readable card. */
	cards: readonly ReadCard[];
	/** One to four; the quads of their lines are in pixels of an image of `workingSize`. */
	passes: readonly CardPass[];
	/** Size of the image that was read: the image itself or its rectified `region`. */
	workingSize: Size;
	/** The region of the image that was rectified, a rectangle; `null` for the whole image. */
	region: Quad | null;
}

/** The first card that shows the other side than the first one; `undefined` without such a card. */
export function otherSideOf({ cards: [first, ...others] }: RasterReading): ReadCard | undefined {
	return others.find(({ side }) => side !== first.side);
}
