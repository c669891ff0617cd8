import { readCards } from '../../src/card/read-cards.mts';
import { placeCard, type PlacedCard } from '../../src/crops/placed-card.mts';
import type { Raster } from '../../src/image/raster.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { foundIn, type RasterReading } from '../../src/reading/raster-reading.mts';

/** A card at ten pixels per millimetre, its upper left corner in that of the image. */
export interface MadeCard {
	image: Raster;
	reading: RasterReading;
	placed: PlacedCard[];
}

/** A card with these lines in an image of noise. */
export function madeCard(lines: readonly TextLine[]): MadeCard {
	const [width, height] = [856, 540];
	let state = 1;
	const data = Uint8Array.from({ length: width * height * 3 }, () => {
		state = (state * 48_271) % 0x7fffffff;
		return 100 + (state % 100);
	});
	const image = { data, width, height };
	const passes = [{ lines, isInk: false }];
	const reading = { cards: readCards(passes), passes, workingSize: image, region: null };
	return { image, reading, placed: foundIn(reading).map((found) => placeCard(found, image)) };
}
