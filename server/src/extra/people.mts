import type { Extra, ExtraCard } from '../../../domain/extra.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import {
	isConfirmed,
	isPossible,
	MATCH_PROOFS,
	matchSides,
	type SideMatch,
} from '../../../domain/side-match.ts';
import { REVIEW_BELOW } from '../card/review/confidences.mts';
import type { CardEntry } from './card-entries.mts';

export const PEOPLE_PROOFS = {
	...MATCH_PROOFS,
	'only-pairing':
		'No other side that was read fits: the sides of one person are told apart from all others.',
	'same-number': 'The portrait sides have the same ID number.',
} as const;

type PeopleProof = keyof typeof PEOPLE_PROOFS;

/**
 * Fields whose values prove nothing below this confidence. An address still does: its places are from a closed list, and
 * a low confidence is mostly about its end.
 */
const MUST_BE_CERTAIN = ['identity_code', 'birth', 'valid_date_start', 'valid_date_end'] as const;

/**
 * Joins the cards, of one page or of several, that are proven to be one person's. Each has the index of its person then,
 * `null` if no other card is.
 */
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

function certainFields({ fields, details }: CardEntry): IdCardFields {
	const unsure = MUST_BE_CERTAIN.filter((name) => (details[name].confidence ?? 0) < REVIEW_BELOW);
	return { ...fields, ...Object.fromEntries(unsure.map((name) => [name, null])) };
}

/**
 * Joins the cards that their fields prove to be one person's; uncertain values should be `null`. A portrait
 * side and an emblem side are joined if region and validity agree and no other side that was read could
 * match either. Relatives at one address are often indistinguishable, and are not joined.
 */
export function joinPeople(cards: readonly IdCardFields[]): Extra['people'] {
	const portraits = groupedByNumber(cards);
	const emblems = cards.flatMap(({ side }, index) => (side === 0 ? [index] : []));
	const matches = portraits.map(([portrait]) =>
		emblems.map((emblem) => matchSides(cards[portrait], cards[emblem])),
	);
	return portraits.flatMap((group, row) => {
		const column = onlyPossible(matches[row]);
		const match = matches[row][column];
		const isOnly = match !== undefined && onlyPossible(matches.map((list) => list[column])) === row;
		const isJoined = isOnly && isConfirmed(match);
		if (!isJoined && group.length === 1) return [];
		const proven = new Set<PeopleProof>([
			...(isJoined ? [...match.proofs, 'only-pairing' as const] : []),
			...(group.length > 1 ? ['same-number' as const] : []),
		]);
		const joined = [...group, ...(isJoined ? [emblems[column]] : [])];
		const codes = Object.keys(PEOPLE_PROOFS) as PeopleProof[];
		const provenBy = codes.filter((code) => proven.has(code));
		return [{ cards: joined.sort((one, other) => one - other), provenBy }];
	});
}

/** The index of the only possible match; −1 if there is none, or more than one. */
function onlyPossible(matches: readonly SideMatch[]): number {
	const first = matches.findIndex(isPossible);
	return matches.findLastIndex(isPossible) === first ? first : -1;
}

/** The portrait sides by their numbers; one without a number is a group of its own. */
function groupedByNumber(cards: readonly IdCardFields[]): number[][] {
	const portraits = [...cards.keys()].filter((index) => cards[index].side === 1);
	return [...Map.groupBy(portraits, (index) => cards[index].identity_code ?? index).values()];
}
