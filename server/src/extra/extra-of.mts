import { EXTRA_VERSION, type Extra as CheckedExtra } from '../../../domain/extra.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { linesOf, type ReadCard } from '../card/read-cards.mts';
import type { Quad, Size } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import { FEW_LINES } from '../ocr/line-evidence.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { medianAngle } from '../ocr/text-region.mts';
import { foundIn, mapOf, type FoundCard, type RasterReading } from '../reading/raster-reading.mts';
import { cardEntries, otherSideOf, withPeople, type JoinedCard } from './cards.mts';
import { detailsOf } from './field-details.mts';
import { boxInPixels, degreesToUpright, inThousandths, type Box } from './pixels.mts';
import { qualityOf } from './quality.mts';
import { inReadingOrder } from './reading-order.mts';
import { unreadOf } from './unread.mts';
import { warningsOf } from './warnings.mts';

/** What a caller may request in addition to the ten fields, with what the node does not read. */
export interface Extra extends Omit<CheckedExtra, 'cards' | 'pages'> {
	orientation: 0 | 90 | 180 | 270 | null;
	angle: number | null;
	lines: Array<{ text: string; confidence: number; box: Box }>;
	sides: IdCardFields[];
	cards: JoinedCard[];
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
	const boxOf = (quad: Quad) => boxInPixels(inRaster(quad), raster, sent);
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
		fields: entry?.details ?? detailsOf(undefined, {}, boxOf),
		...orientationOf(lineQuads),
		quality,
		lines: inReadingOrder(lines).map(({ text, score, quad }) => ({
			text,
			confidence: inThousandths(score),
			box: boxOf(quad),
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

function enough(quads: readonly Quad[]): readonly Quad[] {
	return quads.length < FEW_LINES ? [] : quads;
}

function orientationOf(quads: readonly Quad[]): Pick<Extra, 'orientation' | 'angle'> {
	if (quads.length === 0) return { orientation: null, angle: null };
	const angle = degreesToUpright(medianAngle(quads));
	return { orientation: ((Math.round(angle / 90) % 4) * 90) as Extra['orientation'], angle };
}
