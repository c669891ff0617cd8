import type { Quality } from '../../../domain/extra.ts';
import { CARD } from '../card/layout/template.mts';
import { cardOutline } from '../crops/card-outline.mts';
import { sizeOf, type Point, type Quad } from '../geometry/quad.mts';
import { boxAtAngle, cornersOf } from '../geometry/rotated-box.mts';
import { cropBilinear, cropToFit } from '../image/bilinear-crop.mts';
import type { Raster } from '../image/raster.mts';
import { INPUT } from '../ocr/recognition.mts';
import { medianAngle, medianHeight } from '../ocr/text-region.mts';
import { blurOf } from './blur.mts';
import { lumaOf, type Luma } from './luma.mts';
import { inThousandths } from './pixels.mts';

/** Number of lines whose blur is measured, the widest ones. `warnings` and `unread` are measured with it. */
const MEASURED_LINES = 6;

/**
 * Long side, in pixels, of the map for glare, brightness and colour: so small that strokes and noise disappear. (120
 * to 200 tell grey copies alike.)
 */
export const MAP_SIDE = 160;

/** Width and height of the middle of an image, as a share: tables and walls around it are no card. */
const MIDDLE = 0.6;

/** Long side in pixels that an image without lines is shrunk to before it is measured. */
const WHOLE_SIDE = 640;

/**
 * Least luma of glare, and its rise above that of the card's background, a quantile of all luma: a white page is bright all
 * over, and warned about without the rise.
 */
const GLARE = { luma: 225, rise: 22, background: 0.6 };

/**
 * In heights of the median line, the minimum margin of a card around its text, and the height of a watermark, which may be
 * anywhere, and is no sign of a card that is cut off.
 */
const EDGE = { margin: 0.6, watermark: 2 };

/**
 * How far a card may seem to end beyond the image, in millimetres, by its words or by three of its borders: less would call cards
 * cut off that are cropped exactly, more would miss a portrait that is cut off. Measured on drawn cards, whole and cut off, and
 * on photographs.
 */
const BEYOND = { words: 7, borders: 5 };

/** A card where its words place it, as {@link cardOutline} takes it. */
interface PlacedByWords {
	outline: Quad;
	print: readonly Point[];
}

/**
 * Measures the quality of an image at the card's lines, `quads` in pixels of the raster. Without lines, glare
 * and brightness are measured in the middle, where a card would be, and blur in the whole image.
 */
export function qualityOf(raster: Raster, quads: readonly Quad[], card?: PlacedByWords): Quality {
	const area = quads.length > 0 ? textArea(quads) : middleOf(raster, MIDDLE);
	const map = lumaOf(cropToFit(raster, area, MAP_SIDE));
	const sum = map.data.reduce((total, luma) => total + luma, 0);
	return {
		blur: inThousandths(textBlur(raster, quads)),
		glare: inThousandths(glareOf(map)),
		brightness: inThousandths(sum / map.data.length / 255),
		cutOff: reachesEdge(raster, quads) || (card !== undefined && isCut(raster, card)),
	};
}

/** The rectangle around the lines without a margin, so that it is within the card. */
function textArea(quads: readonly Quad[]): Quad {
	return cornersOf(boxAtAngle(quads.flat(), medianAngle(quads)));
}

export function middleOf({ width, height }: Raster, share: number): Quad {
	const center = { x: width / 2, y: height / 2 };
	return cornersOf({ center, width: share * width, height: share * height, angle: 0 });
}

/** The luma of an image that may show no lines, shrunk. */
export function wholeOf(raster: Raster): Luma {
	return lumaOf(cropToFit(raster, middleOf(raster, 1), WHOLE_SIDE));
}

/**
 * Measures the blur of the lines, as high as recognition sees them, from 0 to 1; without lines that of the whole
 * image.
 */
export function textBlur(raster: Raster, quads: readonly Quad[]): number {
	const lines = quads
		.map((quad) => ({ quad, ...sizeOf(quad) }))
		.filter(({ height }) => height > 0)
		.sort((one, other) => other.width - one.width)
		.slice(0, MEASURED_LINES);
	if (lines.length === 0) return blurOf(wholeOf(raster));
	const blurs = lines.map(({ quad, width, height }) => {
		const cropWidth = Math.round((INPUT.height * width) / height);
		return blurOf(lumaOf(cropBilinear(raster, quad, Math.max(1, cropWidth), INPUT.height)));
	});
	return blurs.reduce((sum, blur) => sum + blur, 0) / blurs.length;
}

function glareOf({ data }: Luma): number {
	const background = data.toSorted()[Math.trunc(GLARE.background * data.length)];
	const washedOut = data.filter((luma) => luma >= GLARE.luma && luma >= background + GLARE.rise);
	return washedOut.length / data.length;
}

/** Whether the card ends beyond the image by its borders; by its words, whose places print runs change, if they do not show. */
function isCut(raster: Raster, { outline: byWords, print }: PlacedByWords): boolean {
	const { outline, shown } = cardOutline(raster, byWords, print, 'clear');
	const beyond = shown < 3 ? BEYOND.words : BEYOND.borders;
	const allowed = (beyond * sizeOf(outline).width) / CARD.width;
	return outline.some(
		({ x, y }) => Math.max(-x, -y, x - raster.width, y - raster.height) > allowed,
	);
}

function reachesEdge({ width, height }: Raster, quads: readonly Quad[]): boolean {
	const lineHeight = medianHeight(quads);
	const margin = EDGE.margin * lineHeight;
	return quads
		.filter((quad) => sizeOf(quad).height < EDGE.watermark * lineHeight)
		.flat()
		.some(({ x, y }) => x < margin || y < margin || x > width - margin || y > height - margin);
}
