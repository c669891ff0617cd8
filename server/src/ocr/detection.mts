import { stretchContrast } from '../image/contrast.mts';
import type { Raster } from '../image/raster.mts';
import { resizeRaster } from '../image/resize.mts';
import { boxesOfProbabilityMap, type DbOptions, type TextBox } from './db-postprocess.mts';
import type { Session } from './session.mts';
import { bytesOf, tensorOf, type Normalization } from './tensor.mts';

/** How to prepare the input of a pack's detection network and interpret its output. */
export interface DetectionOptions extends DbOptions, Normalization {
	/** Long side, in pixels, that the first pass works on; {@link DEFAULT_LONG_SIDE} if absent. */
	longSide?: number;
}

/** A card that fills the image reads as well at this as at 640, in two thirds of the time. */
export const DEFAULT_LONG_SIDE = 512;

/** The network halves its input five times, so sides are multiples of this. */
const SIDE_STEP = 32;

/** A choice: enlarging a small image further only blurs it. */
const MAX_ENLARGEMENT = 2;

/** Most boxes, the thickest. A card has a dozen lines, and a sheet under it some fifty. */
const MOST_BOXES = 200;

export interface DetectionTask {
	/** In pixels, to which the image is resized first. */
	longSide: number;
	contrastStretch: boolean;
}

/** Detects text in the image. Returns boxes in pixels of the given image. */
export async function detectText(
	raster: Raster,
	{ longSide, contrastStretch }: DetectionTask,
	session: Session,
	options: DetectionOptions,
): Promise<TextBox[]> {
	const scale = Math.min(longSide / Math.max(raster.width, raster.height), MAX_ENLARGEMENT);
	const steps = (side: number) => Math.max(1, Math.round((side * scale) / SIDE_STEP)) * SIDE_STEP;
	const resized = await resizeRaster(raster, steps(raster.width), steps(raster.height));
	if (contrastStretch) stretchContrast(resized);
	const input = session.takesBytes ? bytesOf(resized) : tensorOf(resized, options);
	const [{ data }] = await session.run(input);
	const boxes = boxesOfProbabilityMap(data, resized.width, resized.height, options);
	const scaleX = raster.width / resized.width;
	const scaleY = raster.height / resized.height;
	return thickest(boxes, MOST_BOXES).map((found) => scaled(found, scaleX, scaleY));
}

/** The `most` thickest boxes, in their original order. */
export function thickest(boxes: readonly TextBox[], most: number): readonly TextBox[] {
	if (boxes.length <= most) return boxes;
	const thickness = ({ core }: TextBox) => Math.min(core.width, core.height);
	const sorted = boxes.toSorted((one, other) => thickness(other) - thickness(one));
	const kept = new Set(sorted.slice(0, most));
	return boxes.filter((box) => kept.has(box));
}

// The two scales differ only by rounding to steps, so angles are kept.
function scaled({ box, core }: TextBox, scaleX: number, scaleY: number): TextBox {
	const along = Math.hypot(scaleX * Math.cos(box.angle), scaleY * Math.sin(box.angle));
	const across = Math.hypot(scaleX * Math.sin(box.angle), scaleY * Math.cos(box.angle));
	return {
		box: {
			center: { x: box.center.x * scaleX, y: box.center.y * scaleY },
			width: box.width * along,
			height: box.height * across,
			angle: box.angle,
		},
		core: { width: core.width * along, height: core.height * across },
	};
}
