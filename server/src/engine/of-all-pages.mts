import { ALL_PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { withPeople } from '../extra/people.mts';
import type { Crops } from '../crops/crops-of.mts';
import type { PageExtra } from '../extra/extra-of.mts';
import type { Unread } from '../extra/unread.mts';
import type { Size } from '../geometry/quad.mts';
import type { CardReading } from './card-reader.mts';

/** What was read on a page, for the details of all pages. */
export interface PageReading {
	/** From 1. */
	page: number;
	/** The page's size as sent, upright. */
	size: Size;
	details: PageExtra;
	/** Of each card, if any were asked for. */
	images?: Crops[];
	/** Whether something beside its cards seems to be a card that could not be read. */
	hasUnread?: boolean;
}

/** Joins the readings of a document's pages: the fields are those of the first page with a card, if any has one. */
export function ofAllPages(
	readings: readonly PageReading[],
): Required<Pick<CardReading, 'fields' | 'extra'>> {
	const hasCard = ({ details }: PageReading) => details.cards.length > 0;
	// Taken apart so that the reply's keys keep their order.
	const best = (readings.find(hasCard) ?? readings[0]).details;
	const { unread: ofFirst, warnings, needsReview, ...details } = best;
	const fields = best.cards.at(0)?.fields ?? null;
	// No page before the best one has a card, so the card of the fields comes first.
	const { cards, people } = withPeople(
		readings.flatMap(({ page, details: own }) => own.cards.map((card) => ({ page, ...card }))),
		readings.filter((one) => !hasCard(one) || one.hasUnread).map(({ page }) => page),
	);
	const crops = readings.flatMap(({ images = [] }) => images);
	const unread = fields === null ? unreadOfAll(readings, ofFirst) : undefined;
	return {
		fields,
		extra: {
			...details,
			cards: cards.map((card, i) => (crops.length > 0 ? { ...card, crops: crops[i] } : card)),
			people,
			warnings,
			needsReview,
			...(unread && { unread }),
			pages: readings.map(({ page, size: { width, height }, hasUnread }) => {
				return { page, width, height, ...(hasUnread && { unread: true }) };
			}),
		},
	};
}

/** Why no page has a card: because the words of one on any page could not be read, or else what holds for every page. */
function unreadOfAll(readings: readonly PageReading[], first?: Unread): Unread | undefined {
	const ofPages = readings.map(({ details }) => details.unread);
	const ofWords = ofPages.find((unread) => unread?.seen !== undefined);
	if (ofWords !== undefined) {
		const seen = new Set(ofPages.flatMap((unread) => unread?.seen ?? []));
		return { ...ofWords, seen: ALL_PRINTED_FIELDS.filter((name) => seen.has(name)) };
	}
	return ofPages.every((unread) => unread?.reason === first?.reason) ? first : undefined;
}
