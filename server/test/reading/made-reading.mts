import { readCards } from '../../src/card/read-cards.mts';
import type { Size } from '../../src/geometry/quad.mts';
import type { DecodedImage } from '../../src/image/raster.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import type { RasterReading } from '../../src/reading/raster-reading.mts';

/** An image of one grey, as decoding returns it. */
export function greyImage({ width, height }: Size): DecodedImage {
	const data = new Uint8Array(width * height * 3).fill(128);
	return { data, width, height, sent: { width, height } };
}

/** The reading of an image of this size in which each pass found these lines. */
export function readingOf(workingSize: Size, ...found: ReadonlyArray<TextLine[]>): RasterReading {
	const passes = found.map((lines) => ({ lines, isInk: false }));
	return { cards: readCards(passes), passes, workingSize, region: null };
}
