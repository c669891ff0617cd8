import type { MatchProof } from './side-match.ts';

/** What place, validity and age say. */
export const COMPARISONS = {
	'same-county':
		'The authority is that of the county, district or city without districts in the address.',
	'same-city': 'The authority is one of the city in the address.',
	'validity-fits-age': 'The card is valid for as long as one issued at this age.',
	'validity-fits-kind': 'The card is valid for five years, as residence permits are.',
} as const satisfies Record<MatchProof, string>;

/** What suffices, the strongest first. */
const SUFFICIENT = {
	confirmed: 'A person looked at both sides and said that they are of one card.',
	group: "They are the only front and back with this value of 'Group By'.",
	'same-page': 'One page or photo shows both, and no other card.',
	'same-file': 'One file shows both, and nothing else.',
	'same-item': "They are the only front and back among an item's images.",
	'printed-name': "Both files' names, or their folder's, bear the printed name or number.",
	'side-words': "Their files' names say whose they are, and differ only in the side.",
	'own-folder':
		'They are alone in their folder; most folders beside it hold one front and one back, too.',
	'same-number': 'Portrait sides have the same ID number.',
	'all-are-here':
		'The user says that both sides of everyone are here; all was read, and no side is seen to be missing.',
} as const;

/** What is weaker: a pair that rests on nothing else is a proposal, which a person has to confirm. */
const PROPOSING = {
	'beside-unread': 'They lie together, beside something that could not be read.',
	'same-folder': 'They are the only two sides in a folder.',
	'names-alike': "Their files' names are alike, but name nobody, or differ in more than the side.",
	order: 'They were taken, scanned or received one after the other.',
	'only-pairing': 'Neither fits any other side.',
	...COMPARISONS,
} as const;

/**
 * Everything that may speak for two sides being of one card, and what it shows, the strongest first. What contradicts it,
 * wherever that comes from, is stronger: such sides are never joined.
 */
export const EVIDENCE = { ...SUFFICIENT, ...PROPOSING };

export type Evidence = keyof typeof EVIDENCE;

/** Whether a pair that rests on this is only a proposal. */
export function isProposal(evidence: readonly Evidence[]): boolean {
	return evidence.every((code) => code in PROPOSING);
}

/** Why a side is alone. */
export type LoneProblem =
	| 'sides-do-not-match'
	| 'other-side-not-read'
	| 'read-twice'
	| 'no-other-side'
	| 'several-fit'
	| 'not-confirmed';
