import type { Quality } from '../../../domain/extra.ts';
import { sizeOf, type Quad } from '../geometry/quad.mts';
import { boxAtAngle, cornersOf } from '../geometry/rotated-box.mts';
import { cropBilinear, cropToFit } from '../image/bilinear-crop.mts';
import type { Raster } from '../image/raster.mts';
import { medianAngle, medianHeight } from '../ocr/text-region.mts';
import { blurOf } from './blur.mts';
import { lumaOf, type Luma } from './luma.mts';
import { inThousandths } from './pixels.mts';

/** Height in pixels that lines are resized to before their blur is measured. */
const LINE_HEIGHT = 48;

/** Number of lines whose blur is measured, the widest ones. */
const MEASURED_LINES = 6;

/** Widest line measured, in pixels. */
const MAX_LINE_WIDTH = 960;

/** Long side, in pixels, of the map for glare and brightness: so small that strokes disappear. */
const MAP_SIDE = 160;

/** Width and height of the middle of an image, as a share. */
const MIDDLE = 0.6;

/** Long side in pixels that an image without lines is shrunk to before its blur is measured. */
const WHOLE_SIDE = 640;

const GLARE_LUMA = 225;

/** Minimum difference of glare from the luma of the card's background: a white page is bright all over. */
const GLARE_RISE = 22;

/** Quantile of luma that counts as the card's background. */
const BACKGROUND = 0.6;

/** Minimum margin of a card around its text, in line heights. */
const MIN_MARGIN = 0.6;

/** Text this many times as high as the median line is a watermark, which may be anywhere. */
const WATERMARK = 2;

/**
 * Measures the quality of an image at the card's lines, `quads` in pixels of the raster. Without lines, glare
 * and brightness are measured in the middle, where a card would be, and blur in the whole image.
 */
export function qualityOf(raster: Raster, quads: readonly Quad[]): Quality {
	const area = quads.length > 0 ? textArea(quads) : middleOf(raster, MIDDLE);
	const map = lumaOf(cropToFit(raster, area, MAP_SIDE));
	const sum = map.data.reduce((total, luma) => total + luma, 0);
	return {
		blur: inThousandths(textBlur(raster, quads)),
		glare: inThousandths(glareOf(map)),
		brightness: inThousandths(sum / map.data.length / 255),
		cutOff: reachesEdge(raster, quads),
	};
}

/** The rectangle around the lines without a margin, so that it is within the card. */
function textArea(quads: readonly Quad[]): Quad {
	return cornersOf(boxAtAngle(quads.flat(), medianAngle(quads)));
}

function middleOf({ width, height }: Raster, share: number): Quad {
	const center = { x: width / 2, y: height / 2 };
	return cornersOf({ center, width: share * width, height: share * height, angle: 0 });
}

/** Measures the blur of the lines, from 0 to 1; without lines that of the whole image. */
export function textBlur(raster: Raster, quads: readonly Quad[]): number {
	const lines = quads
		.map((quad) => ({ quad, ...sizeOf(quad) }))
		.filter(({ height }) => height > 0)
		.sort((one, other) => other.width - one.width)
		.slice(0, MEASURED_LINES);
	if (lines.length === 0) {
		return blurOf(lumaOf(cropToFit(raster, middleOf(raster, 1), WHOLE_SIDE)));
	}
	const blurs = lines.map(({ quad, width, height }) => {
		const cropWidth = Math.min(MAX_LINE_WIDTH, Math.round((LINE_HEIGHT * width) / height));
		return blurOf(lumaOf(cropBilinear(raster, quad, Math.max(1, cropWidth), LINE_HEIGHT)));
	});
	return blurs.reduce((sum, blur) => sum + blur, 0) / blurs.length;
}

function glareOf({ data }: Luma): number {
	const background = data.toSorted()[Math.trunc(BACKGROUND * data.length)];
	const washedOut = data.filter((luma) => luma >= GLARE_LUMA && luma >= background + GLARE_RISE);
	return washedOut.length / data.length;
}

function reachesEdge({ width, height }: Raster, quads: readonly Quad[]): boolean {
	const lineHeight = medianHeight(quads);
	const margin = MIN_MARGIN * lineHeight;
	return quads
		.filter((quad) => sizeOf(quad).height < WATERMARK * lineHeight)
		.flat()
		.some(({ x, y }) => x < margin || y < margin || x > width - margin || y > height - margin);
}
