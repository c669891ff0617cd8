import { sizeOf, type Quad } from '../geometry/quad.mts';
import { boxAtAngle, cornersOf } from '../geometry/rotated-box.mts';
import { cropQuad, cropToFit } from '../image/crop.mts';
import type { Raster } from '../image/raster.mts';
import { medianAngle, medianHeight } from '../ocr/text-region.mts';
import { blurOf } from './blur.mts';
import { lumaOf, type Luma } from './luma.mts';

/** How good a picture is. The three figures go from 0 to 1. */
export interface Quality {
	/** How blurred the text is, measured at one height of lines whatever the picture's size. */
	blur: number;
	/** Share of the card's area that reflected light washes out. */
	glare: number;
	/** Mean brightness of the card's area; 1 is white. */
	brightness: number;
	/** Whether text reaches so near to the picture's edge that the card goes on beyond it. */
	cutOff: boolean;
}

/** Height in pixels that lines are brought to before their blur is measured. */
const LINE_HEIGHT = 48;

/** Lines whose blur is measured, the widest ones. */
const MEASURED_LINES = 6;

/** Widest line measured, in pixels. */
const MAX_LINE_WIDTH = 960;

/** Long side in pixels of the map that light is judged on: single strokes are gone there. */
const MAP_SIDE = 160;

/** Share of width and height that the middle of a picture takes. */
const MIDDLE = 0.6;

/** Long side in pixels of a picture without lines before its blur is measured. */
const WHOLE_SIDE = 640;

/** Washed out is what is at least this bright … */
const GLARE_LUMA = 225;
/** … and this much brighter than the card usually is. A white page is bright all over. */
const GLARE_RISE = 22;

/** The card's usual brightness is that of its ground: brighter than this share of the area. */
const USUAL = 0.6;

/** A card leaves more room than this around its text, in heights of a line. */
const EDGE_ROOM = 0.6;

/** What is this many times higher than lines usually are is a watermark, which may lie anywhere. */
const HIGH = 2;

/**
 * Judges the picture by the lines on it: `quads` are those of the card, in the raster's pixels.
 * Without lines its light is judged in the middle, where a card would be, and its blur all over.
 */
export function qualityOf(raster: Raster, quads: readonly Quad[]): Quality {
	const area = quads.length > 0 ? textArea(quads) : middleOf(raster, MIDDLE);
	const map = lumaOf(cropToFit(raster, area, MAP_SIDE));
	const sum = map.data.reduce((total, luma) => total + luma, 0);
	return {
		blur: textBlur(raster, quads),
		glare: glareOf(map),
		brightness: sum / map.data.length / 255,
		cutOff: reachesEdge(raster, quads),
	};
}

/** The rectangle around the lines without any margin, so that it lies on the card. */
function textArea(quads: readonly Quad[]): Quad {
	return cornersOf(boxAtAngle(quads.flat(), medianAngle(quads)));
}

/** The given share of the picture's width and height, in its middle. */
function middleOf({ width, height }: Raster, share: number): Quad {
	const center = { x: width / 2, y: height / 2 };
	return cornersOf({ center, width: share * width, height: share * height, angle: 0 });
}

function textBlur(raster: Raster, quads: readonly Quad[]): number {
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
		return blurOf(lumaOf(cropQuad(raster, quad, Math.max(1, cropWidth), LINE_HEIGHT)));
	});
	return blurs.reduce((sum, blur) => sum + blur, 0) / blurs.length;
}

function glareOf({ data }: Luma): number {
	const usual = data.toSorted()[Math.trunc(USUAL * data.length)];
	const washedOut = data.filter((luma) => luma >= GLARE_LUMA && luma >= usual + GLARE_RISE);
	return washedOut.length / data.length;
}

function reachesEdge({ width, height }: Raster, quads: readonly Quad[]): boolean {
	const usual = medianHeight(quads);
	const room = EDGE_ROOM * usual;
	return quads
		.filter((quad) => sizeOf(quad).height < HIGH * usual)
		.flat()
		.some(({ x, y }) => x < room || y < room || x > width - room || y > height - room);
}
