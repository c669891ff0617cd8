import { CARD } from '../card/template.mts';
import { sizeOf, type Quad } from '../geometry/quad.mts';
import { coverAround, coverQuads } from '../image/cover.mts';
import { jpegOf } from '../image/jpeg.mts';
import type { Raster } from '../image/raster.mts';
import { drawOver } from '../image/draw-over.mts';
import type { TextLine } from '../ocr/text-line.mts';
import type { Redactable } from '../../../domain/extra.ts';
import type { AskedCrops } from './asked-crops.mts';
import { coveredPlaces } from './covered-places.mts';
import { placeByWords, type PlacedCard } from './placed-card.mts';
import { isSurelyPlaced } from './sure-place.mts';
import { watermarkSvg } from './watermark.mts';

const QUALITY = 85;

/** Height of a watermark's characters: in millimetres of the smallest card, and in shares of the image's long side. */
const TEXT_SIZE = { onCard: 4, least: 1 / 80, withoutCard: 1 / 32 };

/** How much larger a card may be than its words imply, in millimetres. */
const WORDS_MARGIN = 1.5;

/**
 * Returns a copy of the image as JPEG in base64, with the values and portraits of every card covered as
 * requested, and the watermark written across the rest. Unless the whole page is wanted, all around the cards is
 * covered as well, and so is a card whose place is not sure. `null` if something is to be covered but no card is
 * left to show or, on a whole page, the place of any card is not sure. `lines` has all that were read, in pixels
 * of the image. Covered pixels are black and keep nothing of their content.
 */
export async function redacted(
	image: Raster,
	lines: readonly TextLine[],
	cards: readonly PlacedCard[],
	{
		redact,
		redactArea,
		watermark,
	}: Pick<AskedCrops, 'redactArea' | 'watermark'> & { redact: readonly Redactable[] },
): Promise<string | null> {
	const coversAny = redact.length > 0;
	const isCardAlone = coversAny && redactArea === 'card';
	const [sure, unsure] = [true, false].map((isSure) =>
		cards.filter((card) => isSurelyPlaced(card, image) === isSure),
	);
	if (coversAny && (sure.length === 0 || (!isCardAlone && unsure.length > 0))) return null;
	const places = [
		...cards.flatMap((card) => coveredPlaces(card, lines, redact)),
		...(coversAny ? unsure.map(({ outline }) => outline) : []),
	];
	const copy = { ...image, data: Uint8Array.from(image.data) };
	const cover = () => {
		coverQuads(copy, places);
		if (isCardAlone) coverAround(copy, sure.map(insideOf));
	};
	cover();
	if (watermark !== null) {
		await drawOver(copy, watermarkSvg(watermark, image, textSize(image, cards)));
		cover();
	}
	try {
		return await jpegOf(copy, QUALITY);
	} finally {
		copy.data.fill(0);
	}
}

/**
 * What is within both outlines is the card: a border may be taken for that of a table around it, and the words alone
 * do not show the border to the millimetre.
 */
function insideOf(card: PlacedCard): Quad[] {
	return [card.outline, placeByWords(card, WORDS_MARGIN).outline];
}

/** Height of a watermark's characters, in pixels. */
function textSize({ width, height }: Raster, cards: readonly PlacedCard[]): number {
	const side = Math.max(width, height);
	if (cards.length === 0) return side * TEXT_SIZE.withoutCard;
	const cardWidth = Math.min(...cards.map(({ outline }) => sizeOf(outline).width));
	return Math.max(side * TEXT_SIZE.least, (cardWidth * TEXT_SIZE.onCard) / CARD.width);
}
