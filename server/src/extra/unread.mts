import { isTitled } from '../card/other-document.mts';
import type { Raster } from '../image/raster.mts';
import { cropToFit } from '../image/bilinear-crop.mts';
import { FEW_LINES, SENSIBLE } from '../ocr/line-evidence.mts';
import { medianHeight } from '../ocr/text-region.mts';
import { mapOf, type RasterReading } from '../reading/raster-reading.mts';
import { lumaOf } from './luma.mts';
import { middleOf, textBlur, WHOLE_SIDE } from './quality.mts';

/** The meaning of each reason for which no card was read. */
export const UNREAD_REASONS = {
	'other-document': 'The image shows another document, whose title was read.',
	blank: 'The image shows nothing: it is about equally bright all over.',
	'too-dark': 'Nothing in the image is brighter than an eighth of white.',
	'too-blurred': 'The image shows text, but too blurred to be read.',
	'too-small': 'The image, or the text in it, has too few pixels to be read.',
} as const;

type UnreadReason = keyof typeof UNREAD_REASONS;

/** Why no card was read, and whether another photo may help. */
export interface Unread {
	reason: UnreadReason;
	retry: boolean;
}

// Drawn cards, degraded by degrees: eight of each, at least half of them portrait sides.
/** Long side in pixels: one card in six was read at 100, none at 70. */
const MIN_SIDE = 100;

/** Luma of the brightest hundredth: of cards with 21 to 26 all were read, with 13 one of two, with less hardly any. */
const DARK = 32;

/** Difference in luma between the darkest and the brightest thousandth. */
const EVEN = 24;

/** Median height of lines in pixels: at 12 and more all cards were read that were sharp. */
const MIN_HEIGHT = 12;

/** Blur of the lines: of cards above it, half were read, above 0.8 hardly any. */
const BLURRED = 0.7;

/** Least share of detected lines that were read, and texts among them, for the rest to hide no card. */
const OTHER = { share: 0.7, texts: 5 };

/** Returns why a reading of `raster` shows no card; `undefined` unless that is certain. */
export function unreadOf(reading: RasterReading, raster: Raster): Unread | undefined {
	const reason = reasonOf(reading, raster);
	return reason && { reason, retry: reason !== 'other-document' };
}

function reasonOf(reading: RasterReading, raster: Raster): UnreadReason | undefined {
	if (Math.max(raster.width, raster.height) < MIN_SIDE) return 'too-small';
	const luma = lumaOf(cropToFit(raster, middleOf(raster, 1), WHOLE_SIDE)).data.toSorted();
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
