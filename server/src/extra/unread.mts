import type { Extra } from '../../../domain/extra.ts';
import { isTitled } from '../card/other-document.mts';
import { seenFields } from '../card/seen-fields.mts';
import { CHANNELS, type Raster } from '../image/raster.mts';
import { FEW_LINES, SENSIBLE } from '../ocr/line-evidence.mts';
import { medianHeight } from '../ocr/text-region.mts';
import { mapOf, type RasterReading } from '../reading/raster-reading.mts';
import { lumaOf } from './luma.mts';
import { textBlur } from './quality.mts';

export const UNREAD_REASONS = {
	'other-document': 'The image shows another document, whose title was read.',
	blank: 'The image shows nothing that stands out: it is about equally bright all over.',
	'too-dark': 'Hardly anything in the image is brighter than an eighth of white.',
	'too-blurred': 'The image shows text, but too blurred to be read.',
	'too-small': 'The image, or the text in it, has too few pixels to be read.',
	'card-not-readable': 'Words that an ID card prints were read, but no card could be.',
} as const;

type UnreadReason = keyof typeof UNREAD_REASONS;

/** Why no card was read, and whether another photo may help. */
export type Unread = NonNullable<Extra['unread']>;

// Measured on sixteen drawn cards, each degraded by degrees (`npm run documents` in tools/lab).
/** Long side in pixels: of images 130 wide four were read, of those 100 wide none. */
const MIN_SIDE = 100;

/** Luma of the brightest hundredth: with 21 to 26 all were read, with 13 to 16 fourteen, with 9 to 11 one. */
const DARK = 32;

/** Luma of the brightest thousandth less the darkest one: 29 on a sheet lit unevenly by a tenth, 56 on the most blurred card. */
const EVEN = 32;

/** Median height of lines in pixels: no sharp card with higher ones was lost. */
const MIN_HEIGHT = 12;

/** Blur of the lines: up to it all were read, above it fewer and fewer. */
const BLURRED = 0.7;

/** How many pixels tell how bright an image is. */
const SAMPLE = 20_000;

/** Least share of detected lines that were read, and texts among them, for the rest to hide no card. */
const OTHER = { share: 0.7, texts: 5 };

/** Returns why a reading of `raster` shows no card; `undefined` unless that is certain. */
export function unreadOf(reading: RasterReading, raster: Raster): Unread | undefined {
	const reason = reasonOf(reading, raster);
	if (reason !== undefined) return { reason, retry: reason !== 'other-document' };
	const seen = seenFields(reading.passes);
	return seen && { reason: 'card-not-readable', retry: true, seen };
}

/** The reason, if it can be told without looking for words of a card. */
function reasonOf(reading: RasterReading, raster: Raster): UnreadReason | undefined {
	if (Math.max(raster.width, raster.height) < MIN_SIDE) return 'too-small';
	const luma = lumaOf(sampleOf(raster)).data.toSorted();
	const lumaAt = (share: number) => luma[Math.trunc(share * luma.length)];
	if (lumaAt(0.99) < DARK) return 'too-dark';
	const quads = (reading.quads ?? []).map(mapOf(reading));
	if (quads.length === 0) return lumaAt(0.999) - lumaAt(0.001) < EVEN ? 'blank' : undefined;
	const [legible] = reading.passes
		.map(({ lines }) => lines.filter(({ score }) => score >= SENSIBLE))
		.sort((one, other) => other.length - one.length);
	const texts = new Set(legible.map(({ text }) => text)).size;
	const isAllRead = legible.length >= OTHER.share * quads.length && texts >= OTHER.texts;
	if (isAllRead && isTitled(legible)) return 'other-document';
	if (quads.length < FEW_LINES || legible.length >= FEW_LINES) return undefined;
	if (medianHeight(quads) < MIN_HEIGHT) return 'too-small';
	return textBlur(raster, quads) > BLURRED ? 'too-blurred' : undefined;
}

/** Pixels from all over an image, in one row. */
function sampleOf({ data, width, height }: Raster): Raster {
	// An odd step seldom meets the same columns in every row.
	const step = Math.trunc((width * height) / SAMPLE) | 1;
	const count = Math.trunc((width * height) / step);
	const sample = new Uint8Array(CHANNELS * count);
	for (let at = 0; at < count; at++) {
		const from = CHANNELS * at * step;
		sample.set(data.subarray(from, from + CHANNELS), CHANNELS * at);
	}
	return { data: sample, width: count, height: 1 };
}
