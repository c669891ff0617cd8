import { CARD, RIM } from '../card/layout/template.mts';
import { sizeOf, type Quad } from '../geometry/quad.mts';
import { coverAround, coverQuads } from '../image/cover.mts';
import { jpegOf } from '../image/jpeg.mts';
import type { Raster } from '../image/raster.mts';
import { drawOver } from '../image/draw-over.mts';
import type { TextLine } from '../ocr/text-line.mts';
import type { Redactable } from '../../../domain/extra.ts';
import type { AskedCrops } from './asked-crops.mts';
import { cornersIn, widened } from './card-area.mts';
import { coveredPlaces } from './covered-places.mts';
import { placeByWords, type PlacedCard } from './placed-card.mts';
import { isSurelyPlaced } from './sure-place.mts';
import { watermarkSvg } from './watermark.mts';

/** Height of a watermark's characters: in millimetres of the smallest card, and in shares of the image's long side. */
const TEXT_SIZE = { onCard: 4, least: 1 / 80, withoutCard: 1 / 32 };

/** Why a person should look at a redacted copy, or why there is none. */
export const UNSETTLED = {
	'no-card': 'No card was found on the page, so there is no copy.',
	'card-not-placed':
		'It is not sure where a card prints its values: it is black, or there is no copy.',
} as const;

export type Unsettled = keyof typeof UNSETTLED;

export interface CopiedPage {
	image: Raster;
	cards: readonly PlacedCard[];
	/** All lines that were read, in pixels of the image. */
	lines: readonly TextLine[];
}

export interface RedactedCopy {
	/** JPEG in base64; `null` if something has to be covered and its place is uncertain. */
	copy: string | null;
	unsettled: Unsettled[];
}

/**
 * Returns a copy of the image with the values and portraits of every card covered as requested, and the watermark
 * written across the rest. All around the cards is covered too, and so is a card whose place is not sure. Covered
 * pixels are black and keep nothing of their content. With nothing to cover, the copy shows all.
 */
export async function redacted(
	{ image, cards, lines }: CopiedPage,
	{ redact, watermark }: Pick<AskedCrops, 'watermark'> & { redact: readonly Redactable[] },
): Promise<RedactedCopy> {
	const coversAny = redact.length > 0;
	const sure = cards.filter((card) => isSurelyPlaced(card, image));
	const unsure = cards.filter((card) => !sure.includes(card));
	const applies: Record<Unsettled, boolean> = {
		'no-card': cards.length === 0,
		'card-not-placed': unsure.length > 0,
	};
	const codes = Object.keys(UNSETTLED) as Unsettled[];
	const unsettled = coversAny ? codes.filter((code) => applies[code]) : [];
	if (coversAny && sure.length === 0) return { copy: null, unsettled };
	const places = [
		...cards.flatMap((card) => coveredPlaces(card, lines, redact)),
		...(coversAny ? unsure.map(({ outline }) => outline) : []),
	];
	const copy = { ...image, data: Uint8Array.from(image.data) };
	const cover = () => {
		coverQuads(copy, places);
		if (coversAny) coverAround(copy, sure.map(insideOf));
	};
	cover();
	if (watermark !== null) {
		await drawOver(copy, watermarkSvg(watermark, image, textSize(image, cards)));
		cover();
	}
	try {
		return { copy: await jpegOf(copy), unsettled };
	} finally {
		copy.data.fill(0);
	}
}

/**
 * What is within both outlines is the card, except for a rim that is covered with what is around it: outlines are not known
 * exactly, and a border may be taken for that of a table.
 */
function insideOf(card: PlacedCard): Quad[] {
	const inside = widened({ left: 0, top: 0, right: CARD.width, bottom: CARD.height }, -RIM);
	return [cornersIn(card.outline, inside), placeByWords(card, -RIM).outline];
}

/** Height of a watermark's characters, in pixels. */
function textSize({ width, height }: Raster, cards: readonly PlacedCard[]): number {
	const side = Math.max(width, height);
	if (cards.length === 0) return side * TEXT_SIZE.withoutCard;
	const cardWidth = Math.min(...cards.map(({ outline }) => sizeOf(outline).width));
	return Math.max(side * TEXT_SIZE.least, (cardWidth * TEXT_SIZE.onCard) / CARD.width);
}
