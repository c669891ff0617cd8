import { CARD_PICTURE, type Redactable } from '../../../domain/extra.ts';
import { CARD, RIM } from '../card/layout/template.mts';
import { isWide, pairsOf } from '../card/placing/placement.mts';
import { unprojected } from '../geometry/projection.mts';
import { mapCorners, sizeOf, type Quad, type Size } from '../geometry/quad.mts';
import { boundsAtAngle, quadOf, type Bounds } from '../geometry/rotated-bounds.mts';
import { coverQuads } from '../image/cover.mts';
import { drawOver } from '../image/draw-over.mts';
import { jpegOf } from '../image/jpeg.mts';
import type { Raster } from '../image/raster.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { outlineIn } from '../reading/raster-reading.mts';
import { coveredPlaces } from './covered-places.mts';
import { cutOut } from './cut-out.mts';
import type { PlacedCard } from './placed-card.mts';

const { width, height } = CARD_PICTURE;

/**
 * What is to be covered on each card of a page, in pixels of the image; `null` where it is not sure where the card prints
 * its values.
 */
type Covered = ReadonlyMap<PlacedCard, readonly Quad[] | null>;

/** What copies are made with. */
export interface Covering {
	covered: Covered;
	/** As drawn; `null` for none. */
	purpose: Buffer | null;
}

/** Finds what is to be covered on each card of a page. `lines` are all that were read, in pixels of the image. */
export function coveredCards(
	cards: readonly PlacedCard[],
	image: Size,
	lines: readonly TextLine[],
	redact: readonly Redactable[],
): Covered {
	const placesOf = (card: PlacedCard) =>
		isSurelyPlaced(card, image) ? coveredPlaces(card, lines, redact) : null;
	return new Map(cards.map((card) => [card, placesOf(card)]));
}

/** Fewest pixels per millimetre: below that, the margin around a value is less than three pixels. */
const MIN_SCALE = 2.5;

/**
 * Whether the print of a card can be located well enough to be covered: the layout is known, its words were found all
 * over the card, and the card is neither cut by the edge of the image nor tiny.
 */
function isSurelyPlaced(placed: PlacedCard, { width, height }: Size): boolean {
	const { card, outline } = placed;
	const scale = sizeOf(outline).width / CARD.width;
	const beyond = RIM * scale;
	// The edge of the image may have been taken for the card's border.
	const corners = [...outline, ...outlineIn(placed)];
	return (
		!card.placement.template.isGuess &&
		isWide(pairsOf(card.placement.words)) &&
		scale >= MIN_SCALE &&
		corners.every(
			({ x, y }) => x >= -beyond && y >= -beyond && x <= width + beyond && y <= height + beyond,
		)
	);
}

/** A card upright on white, with its purpose, as drawn, across it; JPEG in base64. */
export async function copyOf(card: PlacedCard, image: Raster, purpose: Buffer): Promise<string> {
	const upright = cutOut(image, card.outline, CARD_PICTURE);
	return await jpegWith(upright, { left: 0, top: 0, right: width, bottom: height }, purpose);
}

/**
 * The same with what is to be covered under black bars, on every card in it, and with nothing of what may lie beside the card.
 * Covered pixels keep nothing of their content. `null` where it is not sure where the card prints its values.
 */
export async function redactedCopy(
	card: PlacedCard,
	image: Raster,
	{ covered, purpose }: Covering,
): Promise<string | null> {
	if (!covered.get(card)) return null;
	const onCard = unprojected(card.outline);
	const upright = (quad: Quad): Quad =>
		mapCorners(quad, (corner) => {
			const { x, y } = onCard(corner);
			return { x: x * width, y: y * height };
		});
	const bar = (quad: Quad): Quad => quadOf(boundsAtAngle(upright(quad), 0));
	const picture = cutOut(image, card.outline, CARD_PICTURE);
	for (const [one, places] of covered) {
		coverQuads(picture, (places ?? [one.outline]).map(one === card ? bar : upright));
	}
	return await jpegWith(picture, surelyWithin(upright(outlineIn(card, -RIM))), purpose);
}

/**
 * The part that is on the card by both its border and its words, since the tabletop's edge may be taken for the
 * card's.
 */
function surelyWithin([topLeft, topRight, bottomRight, bottomLeft]: Quad): Bounds {
	const rim = (RIM * width) / CARD.width;
	return {
		left: Math.max(rim, topLeft.x, bottomLeft.x),
		top: Math.max(rim, topLeft.y, topRight.y),
		right: Math.min(width - rim, topRight.x, bottomRight.x),
		bottom: Math.min(height - rim, bottomLeft.y, bottomRight.y),
	};
}

/** White around what is shown, whose corners are a card's. */
async function jpegWith(
	picture: Raster,
	{ left, top, right, bottom }: Bounds,
	purpose: Buffer | null,
): Promise<string> {
	const radius = (RIM * width) / CARD.width;
	const across = right - left - 2 * radius;
	const down = bottom - top - 2 * radius;
	const turn = (x: number, y: number) => `a${radius} ${radius} 0 0 1 ${x} ${y}`;
	const shown =
		`M${left + radius} ${top}h${across}${turn(radius, radius)}v${down}${turn(-radius, radius)}` +
		`h${-across}${turn(-radius, -radius)}v${-down}${turn(radius, -radius)}z`;
	const white = `<path fill="#fff" fill-rule="evenodd" d="M0 0H${width}V${height}H0z${shown}"/>`;
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${white}</svg>`;
	try {
		await drawOver(picture, [Buffer.from(svg), ...(purpose === null ? [] : [purpose])]);
		return await jpegOf(picture);
	} finally {
		picture.data.fill(0);
	}
}
