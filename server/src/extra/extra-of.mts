import { EXTRA_VERSION } from '../../../domain/extra.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { linesOf, type ReadCard } from '../card/read-cards.mts';
import type { Review } from '../card/doubts/review.mts';
import type { Quad, Size } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import { FEW_LINES } from '../ocr/line-evidence.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { medianAngle } from '../ocr/text-region.mts';
import { foundIn, mapOf, type FoundCard, type RasterReading } from '../reading/raster-reading.mts';
import { cardEntries, otherSideOf, withPeople, type JoinedCard } from './cards.mts';
import { detailsOf, type FieldDetails } from './field-details.mts';
import type { Person } from './people.mts';
import { boxInPixels, degreesToUpright, inThousandths, type Box } from './pixels.mts';
import { qualityOf, type Quality } from './quality.mts';
import { inReadingOrder } from './reading-order.mts';
import { unreadOf, type Unread } from './unread.mts';
import { warningsOf, type Warning } from './warnings.mts';

/** A recognized line, whether or not it is part of a field. */
export interface RawLine {
	text: string;
	confidence: number;
	box: Box;
}

/** What a caller may request in addition to the ten fields. */
export interface Extra {
	/** Of these details; 1 had neither a version nor cards. */
	version: typeof EXTRA_VERSION;
	fields: FieldDetails;
	/** Degrees to rotate the image clockwise until it is upright; `null` without any text. */
	orientation: 0 | 90 | 180 | 270 | null;
	/** The same without rounding to quarter turns, from 0 to below 360. */
	angle: number | null;
	/** Like the warnings, of the first card; without any, of the image. */
	quality: Quality;
	lines: RawLine[];
	/** The ten fields of each side of the card in the reply's `data`, those first. */
	sides: IdCardFields[];
	/** Every side of a card, that of the reply's `data` first. */
	cards: JoinedCard[];
	/** The people of whom several cards were found. */
	people: Person[];
	warnings: Warning[];
	/** The fields of the reply's `data` that a person should look at. */
	needsReview: Review[];
	/** Why no card was read, where that is certain. */
	unread?: Unread;
}

/**
 * Returns the details of a reading of `raster`, which was decoded from an image of size `sent`. `found` has
 * all cards, that of the reply's `data` first; by default those of the reading.
 */
export function extraOf(
	reading: RasterReading,
	raster: Raster,
	sent: Size,
	found: readonly FoundCard[] = foundIn(reading),
): Extra {
	const inRaster = mapOf(reading);
	const lines = mostInformative(
		reading.passes.map((pass) => pass.lines),
		reading.cards,
	);
	const lineQuads = lines.map(({ quad }) => inRaster(quad));
	const { cards, people } = withPeople(cardEntries(found, { raster, sent, reading }));
	const entry = cards.at(0);
	const quality = entry?.quality ?? qualityOf(raster, enough(lineQuads));
	const unread = entry === undefined ? unreadOf(reading, raster) : undefined;
	return {
		version: EXTRA_VERSION,
		fields: entry?.details ?? detailsOf(undefined, {}, () => []),
		...orientationOf(lineQuads),
		quality,
		lines: inReadingOrder(lines).map(({ text, score, quad }) => ({
			text,
			confidence: inThousandths(score),
			box: boxInPixels(inRaster(quad), raster, sent),
		})),
		sides: entry === undefined ? [] : sidesOf(cards, found),
		cards,
		people,
		warnings: entry?.warnings ?? warningsOf(null, quality),
		needsReview: entry?.needsReview ?? [],
		...(unread && { unread }),
	};
}

/** The first card's fields, and those of its other side: its person's or else the one with most points. */
function sidesOf(cards: readonly JoinedCard[], found: readonly FoundCard[]): IdCardFields[] {
	const [{ fields }] = cards;
	const [mostPoints]: readonly (JoinedCard | undefined)[] = cards
		.map((card, index) => ({ ...card, points: found[index].card.points }))
		.filter(({ fields: { side } }) => side !== fields.side)
		.sort((one, other) => other.points - one.points);
	const other = otherSideOf(cards) ?? mostPoints;
	return other === undefined ? [fields] : [fields, other.fields];
}

/** The lines of the pass with most of the cards' lines, closer passes first. */
function mostInformative(
	passes: ReadonlyArray<readonly TextLine[]>,
	cards: readonly ReadCard[],
): readonly TextLine[] {
	const ofCards = new Set(cards.flatMap(linesOf));
	const count = (lines: readonly TextLine[]) => lines.filter((line) => ofCards.has(line)).length;
	const [first, ...closer] = passes;
	return [...closer, first].reduce((best, lines) => {
		if (count(lines) !== count(best)) return count(lines) > count(best) ? lines : best;
		return best.length > 0 ? best : lines;
	});
}

/** The quads of all lines if there are enough of them. */
function enough(quads: readonly Quad[]): readonly Quad[] {
	return quads.length < FEW_LINES ? [] : quads;
}

function orientationOf(quads: readonly Quad[]): Pick<Extra, 'orientation' | 'angle'> {
	if (quads.length === 0) return { orientation: null, angle: null };
	const angle = degreesToUpright(medianAngle(quads));
	return { orientation: ((Math.round(angle / 90) % 4) * 90) as Extra['orientation'], angle };
}
