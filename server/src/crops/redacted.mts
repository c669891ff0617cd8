import { CARD } from '../card/template.mts';
import { sizeOf } from '../geometry/quad.mts';
import { coverQuads } from '../image/cover.mts';
import { jpegOf } from '../image/jpeg.mts';
import type { Raster } from '../image/raster.mts';
import { drawOver } from '../image/draw-over.mts';
import type { TextLine } from '../ocr/text-line.mts';
import type { Redactable } from '../../../domain/extra.ts';
import { coveredPlaces } from './covered-places.mts';
import type { PlacedCard } from './placed-card.mts';
import { watermarkSvg } from './watermark.mts';

const QUALITY = 85;

/** Height of a watermark's characters: in millimetres of the smallest card, and in shares of the image's long side. */
const TEXT_SIZE = { onCard: 4, least: 1 / 80, withoutCard: 1 / 32 };

/**
 * Returns a copy of the image as JPEG in base64, with the values and portraits of every card covered as
 * requested, and the watermark written across the rest; `null` if something is to be covered but no card was
 * found. `lines` has all that were read, in pixels of the image. Covered pixels are black and keep nothing of
 * their content.
 */
export async function redacted(
	image: Raster,
	lines: readonly TextLine[],
	cards: readonly PlacedCard[],
	{ redact, watermark }: { redact: readonly Redactable[]; watermark: string | null },
): Promise<string | null> {
	if (redact.length > 0 && cards.length === 0) return null;
	const places = cards.flatMap((card) => coveredPlaces(card, lines, redact));
	const copy = { ...image, data: Uint8Array.from(image.data) };
	coverQuads(copy, places);
	if (watermark !== null) {
		await drawOver(copy, watermarkSvg(watermark, image, textSize(image, cards)));
		coverQuads(copy, places);
	}
	try {
		return await jpegOf(copy, QUALITY);
	} finally {
		copy.data.fill(0);
	}
}

/** Height of a watermark's characters, in pixels. */
function textSize({ width, height }: Raster, cards: readonly PlacedCard[]): number {
	const side = Math.max(width, height);
	if (cards.length === 0) return side * TEXT_SIZE.withoutCard;
	const cardWidth = Math.min(...cards.map(({ outline }) => sizeOf(outline).width));
	return Math.max(side * TEXT_SIZE.least, (cardWidth * TEXT_SIZE.onCard) / CARD.width);
}
