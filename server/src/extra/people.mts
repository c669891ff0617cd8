import type { Extra, ExtraCard } from '../../../domain/extra.ts';
import { EVIDENCE, type Evidence } from '../../../domain/evidence.ts';
import { toldEvidence } from '../../../domain/pairing/told-evidence.ts';
import { pairSides } from '../../../domain/pairing/pair-sides.ts';
import type { CardEntry } from './card-entries.mts';

/** What can be said of the sides in one image or document. */
const OF_DOCUMENTS = [
	'same-page',
	'same-file',
	'same-number',
	'beside-unread',
	'order',
	'only-pairing',
	'same-county',
	'same-city',
	'validity-fits-age',
	'validity-fits-kind',
] as const satisfies readonly Evidence[];

/** What may join cards, with its meaning. */
export const PEOPLE_EVIDENCE = Object.fromEntries(
	OF_DOCUMENTS.map((code) => [code, EVIDENCE[code]]),
);

type OnPage = CardEntry & Pick<ExtraCard, 'page'>;

/**
 * Says which of a document's cards are one person's. Each has the index of its person then, `null` if no other card is.
 * `unread`: the pages of which something was not read.
 */
export function withPeople<Entry extends OnPage>(
	entries: readonly Entry[],
	unread: readonly number[],
): { cards: Array<Entry & Pick<ExtraCard, 'person'>>; people: Extra['people'] } {
	const sides = entries.map((entry, index) => ({
		index,
		side: entry.fields.side!,
		fields: entry.fields,
		reviews: entry.needsReview,
		page: entry.page,
	}));
	const people = pairSides([{ name: null, sides, unread }]).flatMap((person) => {
		const { portrait, emblem, repeats, evidence, isProposed } = person;
		const own = [portrait, emblem, ...repeats].flatMap((one) => one?.index ?? []);
		const cards = own.sort((one, other) => one - other);
		const provenBy = toldEvidence(evidence, 'off');
		return cards.length > 1 ? [{ cards, provenBy, needsReview: isProposed }] : [];
	});
	const cards = entries.map((entry, index) => {
		const person = people.findIndex((one) => one.cards.includes(index));
		return { ...entry, person: person < 0 ? null : person };
	});
	return { cards, people };
}
