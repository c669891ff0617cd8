import { centerOf, contains, sizeOf, withReadingRotated, type Quad } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import { affordable } from '../ocr/line-budget.mts';
import type { TextLine } from '../ocr/text-line.mts';
import type { TextReader } from '../ocr/text-reader.mts';
import { mapOf, type RasterReading } from './raster-reading.mts';

/** Above this score, a line with Chinese was read in its true direction. */
const MIN_SCORE = 0.85;

/** Digits do not show a direction: they make some sense upside down. */
const CHINESE = /\p{Script=Han}{2}/u;

/** Up to this aspect ratio, a box may hold a line along or across. */
const SQUARE = 1.5;

/**
 * Reads the detected boxes outside these outlines of cards that made no sense in the direction of the others:
 * each alone, in all directions that its line may have. The lines are in pixels of the image.
 */
export async function readAside(
	reader: TextReader,
	raster: Raster,
	reading: RasterReading,
	outlines: readonly Quad[],
): Promise<TextLine[]> {
	const inImage = mapOf(reading);
	const sensible = reading.passes
		.flatMap((pass) => pass.lines)
		.filter(({ score, text }) => score > MIN_SCORE && CHINESE.test(text))
		.map(({ quad }) => centerOf(inImage(quad)));
	const aside = (reading.quads ?? []).map(inImage).filter((quad) => {
		const isOnCard = outlines.some((outline) => contains(outline, centerOf(quad)));
		return !isOnCard && !sensible.some((center) => contains(quad, center));
	});
	const rendering = { contrastStretch: false, bicubic: true };
	const lines = await Promise.all(
		affordable(aside)
			.flatMap(directionsOf)
			.map((quad) => reader.recognize({ raster, quads: [quad], ...rendering })),
	);
	return lines.flat();
}

function directionsOf(quad: Quad): Quad[] {
	const { width, height } = sizeOf(quad);
	const turns = [
		...(SQUARE * width > height ? [0, 2] : []),
		...(SQUARE * height > width ? [1, 3] : []),
	];
	return turns.map((turn) => withReadingRotated(quad, turn));
}
