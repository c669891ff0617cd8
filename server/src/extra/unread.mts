import type { Extra } from '../../../domain/extra.ts';
import { isTitled } from '../card/other-document.mts';
import { seenFields } from '../card/seen-fields.mts';
import type { Raster } from '../image/raster.mts';
import { FEW_LINES, SENSIBLE } from '../ocr/line-evidence.mts';
import { medianHeight } from '../ocr/text-region.mts';
import { mapOf, type RasterReading } from '../reading/raster-reading.mts';
import { textBlur, wholeOf } from './quality.mts';

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
/**
 * An eighth of white, for the luma of the brightest hundredth: with 21 to 26 all were read, with 13 to 16 fourteen,
 * with 9 to 11 one; and for that of the brightest thousandth less the darkest one: 29 on a sheet lit unevenly by a
 * tenth, 56 on the most blurred card.
 */
export const DARK = 32;

/**
 * Fewest pixels of a long side: of images 130 wide four were read, of those 100 wide none; and of the median line's
 * height: no sharp card with higher ones was lost.
 */
const LEAST_PIXELS = { side: 100, line: 12 };

/** Blur of the lines: up to it all were read, above it fewer and fewer. */
const BLURRED = 0.7;

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
	if (Math.max(raster.width, raster.height) < LEAST_PIXELS.side) return 'too-small';
	const luma = wholeOf(raster).data.toSorted();
	const lumaAt = (share: number) => luma[Math.trunc(share * luma.length)];
	if (lumaAt(0.99) < DARK) return 'too-dark';
	const quads = (reading.quads ?? []).map(mapOf(reading));
	if (quads.length === 0) return lumaAt(0.999) - lumaAt(0.001) < DARK ? 'blank' : undefined;
	const [legible] = reading.passes
		.map(({ lines }) => lines.filter(({ score }) => score >= SENSIBLE))
		.sort((one, other) => other.length - one.length);
	const texts = new Set(legible.map(({ text }) => text)).size;
	const isAllRead = legible.length >= OTHER.share * quads.length && texts >= OTHER.texts;
	if (isAllRead && isTitled(legible)) return 'other-document';
	if (quads.length < FEW_LINES || legible.length >= FEW_LINES) return undefined;
	if (medianHeight(quads) < LEAST_PIXELS.line) return 'too-small';
	return textBlur(raster, quads) > BLURRED ? 'too-blurred' : undefined;
}
