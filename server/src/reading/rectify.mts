import { wrapAngle } from '../geometry/angle.mts';
import type { Quad } from '../geometry/quad.mts';
import type { FoundLines, TextReader } from '../ocr/pipeline.mts';
import { medianAngle, medianHeight, textRegion } from '../ocr/text-region.mts';

/** Lines lower than this, in pixels of detection, run into each other or are not found. */
const MIN_LINE_HEIGHT = 20;

/** Text that runs further than this from both axes, in radians, is not what detection learnt. */
const MAX_ANGLE = Math.PI / 5;

/** Fewer lines say nothing about size and direction. */
const MIN_LINES = 3;

/**
 * Cuts the text out of the picture, upright, where it is too small or too far from both axes, and finds its
 * lines anew. `longSide`, in pixels, is what detection works on.
 */
export async function cutOut(
	reader: TextReader,
	found: FoundLines,
	longSide: number,
): Promise<{ found: FoundLines; region: Quad | null }> {
	const { raster, quads } = found;
	if (quads.length < MIN_LINES) return { found, region: null };
	const scale = longSide / Math.max(raster.width, raster.height);
	const small = medianHeight(quads) * scale < MIN_LINE_HEIGHT;
	const askew = Math.abs(wrapAngle(medianAngle(quads), Math.PI / 2)) > MAX_ANGLE;
	if (!small && !askew) return { found, region: null };
	const region = textRegion(quads);
	const upright = await reader.crop(raster, region, Math.max(raster.width, raster.height));
	try {
		return { found: await reader.find(upright, longSide, { first: true }), region };
	} catch (error) {
		upright.data.fill(0);
		throw error;
	}
}
