import type { MatchProof } from './side-match.ts';

interface Kind {
	/** What it shows. */
	shows: string;
	/** Whether a pair that rests on nothing stronger is a proposal, which a person has to confirm. */
	asks: boolean;
}

/** What place, validity and age say. */
export const COMPARISONS = {
	'same-county': {
		shows:
			'The authority is that of the county, district or city without districts in the address.',
		asks: true,
	},
	'same-city': {
		shows: 'The authority is one of the city in the address.',
		asks: true,
	},
	'validity-fits-age': {
		shows: 'The card is valid for as long as one issued at this age.',
		asks: true,
	},
	'validity-fits-kind': {
		shows: 'The card is valid for five years, as residence permits are.',
		asks: true,
	},
} as const satisfies Record<MatchProof, Kind>;

/**
 * Everything that may speak for two sides being of one card, the strongest first. What contradicts it, wherever that comes from,
 * is stronger: such sides are never joined.
 */
export const EVIDENCE = {
	confirmed: {
		shows: 'A person looked at both sides and said that they are of one card.',
		asks: false,
	},
	group: {
		shows: "They are the only front and back with this value of 'Group By'.",
		asks: false,
	},
	'same-page': { shows: 'One page or photo shows both, and no other card.', asks: false },
	'same-file': { shows: 'One file shows both, and nothing else.', asks: false },
	'same-item': {
		shows: "They are the only front and back among an item's images.",
		asks: false,
	},
	'printed-name': {
		shows: "Both files' names, or their folder's, bear the printed name or number.",
		asks: false,
	},
	'side-words': {
		shows: "Their files' names say whose they are, and differ only in the side.",
		asks: false,
	},
	'own-folder': {
		shows:
			'They are alone in their folder; most folders beside it hold one front and one back, too.',
		asks: false,
	},
	'same-number': { shows: 'Portrait sides have the same ID number.', asks: false },
	'all-are-here': {
		shows:
			'The user says that both sides of everyone are here; all was read, and no side is seen to be missing.',
		asks: false,
	},
	'beside-unread': {
		shows: 'They lie together, beside something that could not be read.',
		asks: true,
	},
	'same-folder': { shows: 'They are the only two sides in a folder.', asks: true },
	'names-alike': {
		shows: "Their files' names are alike, but name nobody, or differ in more than the side.",
		asks: true,
	},
	order: { shows: 'They were taken, scanned or received one after the other.', asks: true },
	'only-pairing': {
		shows: 'Neither fits any other side.',
		asks: true,
	},
	...COMPARISONS,
} as const satisfies Record<string, Kind>;

export type Evidence = keyof typeof EVIDENCE;

/** Whether a pair that rests on this is only a proposal. */
export function isProposal(evidence: readonly Evidence[]): boolean {
	return evidence.every((code) => EVIDENCE[code].asks);
}

/** Why a side is alone. */
export type LoneProblem =
	| 'sides-do-not-match'
	| 'other-side-not-read'
	| 'read-twice'
	| 'no-other-side'
	| 'several-fit'
	| 'not-confirmed';
