import { wrapAngle } from '../geometry/angle.mts';
import type { Quad } from '../geometry/quad.mts';
import { FEW_LINES } from '../ocr/line-evidence.mts';
import { medianAngle, medianHeight, textRegion } from '../ocr/text-region.mts';
import type { DetectedLines, TextReader } from '../ocr/text-reader.mts';

/** Minimum line height, in pixels of its input, below which detection merges or misses lines. */
const MIN_LINE_HEIGHT = 20;

/** Largest angle to the nearer axis, in radians, that the detection network was trained on. */
const MAX_ANGLE = Math.PI / 5;

/**
 * If the text is too small or too far from both axes, rectifies its region and detects the lines again.
 * `longSide` is the size, in pixels, that detection works on. Returns the region, `null` for the whole image.
 */
export async function rectify(
	reader: TextReader,
	found: DetectedLines,
	longSide: number,
): Promise<{ found: DetectedLines; region: Quad | null }> {
	const { raster, quads } = found;
	if (quads.length < FEW_LINES) return { found, region: null };
	const rasterSide = Math.max(raster.width, raster.height);
	const scale = longSide / rasterSide;
	const isSmall = medianHeight(quads) * scale < MIN_LINE_HEIGHT;
	const isSkewed = Math.abs(wrapAngle(medianAngle(quads), Math.PI / 2)) > MAX_ANGLE;
	if (!isSmall && !isSkewed) return { found, region: null };
	const region = textRegion(quads);
	const upright = await reader.rectify(raster, region, rasterSide);
	try {
		return { found: await reader.detect(upright, longSide), region };
	} catch (error) {
		upright.data.fill(0);
		throw error;
	}
}
