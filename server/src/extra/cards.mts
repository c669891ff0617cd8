import type { Extra, ExtraCard } from '../../../domain/extra.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { outlineOf } from '../card/placing/placement.mts';
import { linesOf, type ReadCard } from '../card/read-cards.mts';
import { assess, DOUBTED } from '../card/doubts/assess.mts';
import { reviewOf } from '../card/doubts/review.mts';
import { angleBetween } from '../geometry/angle.mts';
import type { Quad, Size } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import type { FoundCard, RasterReading } from '../reading/raster-reading.mts';
import { copyKindsOf } from './copy-kinds.mts';
import { detailsOf } from './field-details.mts';
import { joinPeople } from './people.mts';
import { boxInPixels, degreesToUpright } from './pixels.mts';
import { qualityOf } from './quality.mts';
import { warningsOf } from './warnings.mts';

/** One side of a card, with all that older servers lack. */
type CardEntry = Required<Omit<ExtraCard, 'page' | 'person' | 'crops'>>;

/** A card with the index of its person; `null` if no other card is proven to be the same person's. */
export type JoinedCard = CardEntry & Pick<ExtraCard, 'person'>;

/**
 * Fields whose doubtful values prove nothing. An address may be doubtful: its places are from a closed list,
 * and the doubt is mostly about its end.
 */
const MUST_BE_CERTAIN = ['identity_code', 'birth', 'valid_date_start', 'valid_date_end'] as const;

/** Returns the entries of cards that `reading` found in `raster`, decoded from an image of size `sent`. */
export function cardEntries(
	found: readonly FoundCard[],
	{ raster, sent, reading }: { raster: Raster; sent: Size; reading: RasterReading },
): CardEntry[] {
	const sides = new Set(found.map(({ card }) => card.fields.side)).size;
	return found.map((one) => {
		const { card, inImage } = one;
		const quality = qualityOf(
			raster,
			linesOf(card).map(({ quad }) => inImage(quad)),
		);
		const copy = copyKindsOf(one, reading, raster);
		const assessed = assess(card);
		const boxOf = (quad: Quad) => boxInPixels(inImage(quad), raster, sent);
		const outline = outlineOf(card.placement, 0);
		const [topLeft, topRight] = inImage(outline);
		return {
			fields: card.fields,
			details: detailsOf(card, assessed, boxOf),
			box: boxOf(outline),
			angle: degreesToUpright(angleBetween(topLeft, topRight)),
			quality,
			warnings: warningsOf(card.fields, quality, { sides, fromNumber: fromNumber(card), copy }),
			needsReview: reviewOf(card, assessed),
		};
	});
}

/** Joins the cards, of one page or of several, that are proven to be one person's. */
export function withPeople<Entry extends CardEntry>(
	entries: readonly Entry[],
): { cards: Array<Entry & Pick<ExtraCard, 'person'>>; people: Extra['people'] } {
	const people = joinPeople(entries.map(certainFields));
	const cards = entries.map((entry, index) => {
		const person = people.findIndex(({ cards }) => cards.includes(index));
		return { ...entry, person: person < 0 ? null : person };
	});
	return { cards, people };
}

/** Returns the other side of the first card, if it is proven. */
export function otherSideOf([first, ...others]: readonly JoinedCard[]): JoinedCard | undefined {
	return others.find(
		({ person, fields: { side } }) =>
			person !== null && person === first.person && side !== first.fields.side,
	);
}

function fromNumber({ sources }: ReadCard): ReadonlySet<'birth' | 'gender'> {
	const names = ['birth', 'gender'] as const;
	return new Set(names.filter((name) => sources[name]?.isFromNumber === true));
}

function certainFields({ fields, details }: CardEntry): IdCardFields {
	const doubtful = MUST_BE_CERTAIN.filter((name) => (details[name].confidence ?? 0) < DOUBTED);
	return { ...fields, ...Object.fromEntries(doubtful.map((name) => [name, null])) };
}
