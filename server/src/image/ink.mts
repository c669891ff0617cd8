import { CHANNELS, type Raster } from './raster.mts';
import { sharedBytes } from './shared-bytes.mts';

/** Side of the squares, in pixels, whose paper is taken to be equally bright. */
const SQUARE = 24;

/** This share of a square's pixels is darker than its paper, at most. */
const PAPER = 0.8;

/**
 * Brightness as a share of the paper's: what is darker is ink, what is brighter paper, and between them lie the
 * edges of characters. Stamps, watermarks and the card's own pattern are brighter.
 */
const INK = { darkest: 0.2, brightest: 0.62 };

/**
 * Separates black print from marks by colour and darkness: returns the image as grey values in which
 * coloured and pale marks are paper. A pixel counts by its brightest channel, so that a mark of any
 * colour is bright, and by the paper around it, so that shadows do not matter.
 */
export function separateInk({ data, width, height }: Raster): Raster {
	const bright = new Uint8Array(width * height);
	for (let pixel = 0, at = 0; pixel < bright.length; pixel++, at += CHANNELS) {
		bright[pixel] = Math.max(data[at], data[at + 1], data[at + 2]);
	}
	const across = Math.ceil(width / SQUARE);
	const down = Math.ceil(height / SQUARE);
	const paper = paperOf(bright, width, height, across, down);
	const grey = sharedBytes(data.length);
	const scale = 255 / (INK.brightest - INK.darkest);
	for (let y = 0, at = 0; y < height; y++) {
		const fromTop = Math.min(down - 1, Math.max(0, y / SQUARE - 0.5));
		const top = Math.floor(fromTop);
		const bottom = Math.min(down - 1, top + 1);
		for (let x = 0; x < width; x++) {
			const fromLeft = Math.min(across - 1, Math.max(0, x / SQUARE - 0.5));
			const left = Math.floor(fromLeft);
			const right = Math.min(across - 1, left + 1);
			const upper = mix(paper[top * across + left], paper[top * across + right], fromLeft - left);
			const lower = mix(
				paper[bottom * across + left],
				paper[bottom * across + right],
				fromLeft - left,
			);
			const share = bright[y * width + x] / Math.max(1, mix(upper, lower, fromTop - top));
			const value = Math.min(255, Math.max(0, (share - INK.darkest) * scale));
			grey[at++] = value;
			grey[at++] = value;
			grey[at++] = value;
		}
	}
	bright.fill(0);
	return { data: grey, width, height };
}

const mix = (one: number, other: number, share: number) => one + (other - one) * share;

function paperOf(
	bright: Uint8Array,
	width: number,
	height: number,
	across: number,
	down: number,
): Float32Array {
	const paper = new Float32Array(across * down);
	const counts = new Uint32Array(256);
	for (let square = 0; square < paper.length; square++) {
		const left = (square % across) * SQUARE;
		const top = Math.floor(square / across) * SQUARE;
		const right = Math.min(width, left + SQUARE);
		const bottom = Math.min(height, top + SQUARE);
		counts.fill(0);
		for (let y = top; y < bottom; y++) {
			for (let x = left; x < right; x++) counts[bright[y * width + x]]++;
		}
		let darker = PAPER * (right - left) * (bottom - top);
		let level = 0;
		while (level < 255 && (darker -= counts[level]) > 0) level++;
		paper[square] = level;
	}
	return paper;
}
