import type { Random } from '../../../../test/support/random.mts';
import type { Quad } from './perspective.mts';
import { type Raster, rasterOfSharp, sharpOf } from './raster.mts';

/** Card width in the final image, in pixels. */
const FEW_PIXELS = [430, 600] as const;
/** Space left around the card, in card widths. */
const MARGIN = [0.01, 0.05] as const;

/** Returns an image cropped to the cards with the given corners and shrunk. */
export async function shrunk(
	random: Random,
	image: Raster,
	cards: Quad,
	cardWidth: number,
): Promise<Raster> {
	const margin = random.within(MARGIN) * cardWidth;
	const xs = cards.map(([x]) => x);
	const ys = cards.map(([, y]) => y);
	const left = Math.max(0, Math.floor(Math.min(...xs) - margin));
	const top = Math.max(0, Math.floor(Math.min(...ys) - margin));
	const width = Math.min(image.width, Math.ceil(Math.max(...xs) + margin)) - left;
	const height = Math.min(image.height, Math.ceil(Math.max(...ys) + margin)) - top;
	const scale = Math.min(1, random.within(FEW_PIXELS) / cardWidth);
	const cropped = sharpOf(image).extract({ left, top, width, height });
	return rasterOfSharp(cropped.resize(Math.round(width * scale)), 3);
}
