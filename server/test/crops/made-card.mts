import type { Template } from '../../src/card/layout/template.mts';
import { readCards } from '../../src/card/read-cards.mts';
import { placeCard, type PlacedCard } from '../../src/crops/placed-card.mts';
import { mapCorners, type Point, type Size } from '../../src/geometry/quad.mts';
import type { Raster } from '../../src/image/raster.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { foundIn, type RasterReading } from '../../src/reading/raster-reading.mts';

/** A card at ten pixels per millimetre, its upper left corner at `at` of the image. */
export interface MadeCard {
	image: Raster;
	reading: RasterReading;
	placed: PlacedCard[];
}

/** Where the card lies in the image, and the image's size, in pixels. */
interface Lying extends Size {
	at: Point;
}

/** A card with these lines, whose places are those on the card, in an image of noise; by default of the card's size. */
export function madeCard(
	onCard: readonly TextLine[],
	{ at, width, height }: Lying = { at: { x: 0, y: 0 }, width: 856, height: 540 },
	templates?: readonly Template[],
): MadeCard {
	const lines = onCard.map((line) => ({
		...line,
		quad: mapCorners(line.quad, ({ x, y }) => ({ x: x + at.x, y: y + at.y })),
	}));
	let state = 1;
	const data = Uint8Array.from({ length: width * height * 3 }, () => {
		state = (state * 48_271) % 0x7fffffff;
		return 100 + (state % 100);
	});
	const image = { data, width, height };
	const passes = [{ lines, isInk: false }];
	const reading = {
		cards: readCards(passes, undefined, templates),
		passes,
		workingSize: image,
		region: null,
	};
	return { image, reading, placed: foundIn(reading).map((found) => placeCard(found, image)) };
}
