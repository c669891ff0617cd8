import type { IdCardFields } from '../../../domain/id-card.ts';
import { ALL_PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { withPeople } from '../extra/people.mts';
import type { Crops } from '../crops/crops-of.mts';
import type { PageExtra } from '../extra/extra-of.mts';
import type { Unread } from '../extra/unread.mts';
import type { Size } from '../geometry/quad.mts';
import type { CardReading } from './card-reader.mts';

export interface PageReading {
	/** From 1. */
	page: number;
	/** The ten fields of its first card; `null` if it has none. */
	fields: IdCardFields | null;
	passes: number;
	/** Present if it was asked for. */
	more?: {
		/** The page's size as sent, upright. */
		size: Size;
		details: PageExtra;
		/** Of each card, if any were asked for. */
		images?: Crops[];
		/** Whether something beside its cards seems to be a card that could not be read. */
		hasUnread?: boolean;
	};
}

/**
 * Joins the readings of a document's pages: the fields are those of the first page with a card. `null`
 * if there is neither a card nor any details.
 */
export function ofAllPages(readings: readonly PageReading[]): CardReading | null {
	const best = readings.find(({ fields }) => fields !== null) ?? readings.at(0);
	if (best === undefined || (best.fields === null && best.more === undefined)) return null;
	const passes = readings.reduce((sum, reading) => sum + reading.passes, 0);
	const { fields, more } = best;
	if (more === undefined) return { fields, passes };
	// No page before the best one has a card, so the card of the fields comes first.
	const { cards, people } = withPeople(
		readings.flatMap(({ page, more: own }) =>
			(own?.details.cards ?? []).map((card) => ({ page, ...card })),
		),
		readings
			.filter(({ fields: own, more: of }) => own === null || of?.hasUnread)
			.map(({ page }) => page),
	);
	const crops = readings.flatMap(({ more: own }) => own?.images ?? []);
	const pages = readings.flatMap(({ page, more: own }) => {
		if (own === undefined) return [];
		const { width, height } = own.size;
		return { page, width, height, ...(own.hasUnread && { unread: true }) };
	});
	// Taken apart so that the reply's keys keep their order.
	const { unread: ofFirst, warnings, needsReview, ...details } = more.details;
	const unread = fields === null ? unreadOfAll(readings, ofFirst) : undefined;
	return {
		fields,
		passes,
		extra: {
			...details,
			cards: cards.map((card, i) => (crops.length > 0 ? { ...card, crops: crops[i] } : card)),
			people,
			warnings,
			needsReview,
			...(unread && { unread }),
			pages,
		},
	};
}

/** Why no page has a card: because the words of one on any page could not be read, or else what holds for every page. */
function unreadOfAll(readings: readonly PageReading[], first?: Unread): Unread | undefined {
	const ofPages = readings.map(({ more }) => more?.details.unread);
	const ofWords = ofPages.find((unread) => unread?.seen !== undefined);
	if (ofWords !== undefined) {
		const seen = new Set(ofPages.flatMap((unread) => unread?.seen ?? []));
		return { ...ofWords, seen: ALL_PRINTED_FIELDS.filter((name) => seen.has(name)) };
	}
	return ofPages.every((unread) => unread?.reason === first?.reason) ? first : undefined;
}
