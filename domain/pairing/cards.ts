import type { Evidence } from '../evidence.ts';
import { fieldsRead, type Seen } from './seen-sides.ts';

/** What is known of one card so far: readings of its sides, the fullest first, and what joined the two sides. */
export interface Card {
	portraits: readonly Seen[];
	emblems: readonly Seen[];
	joinedBy: readonly Evidence[];
}

/** A reason to join two cards of which one side each is known. */
export interface Claim {
	portrait: Card;
	emblem: Card;
	evidence: Evidence;
}

/** The same where all sides are here, as the user says. */
export function trusted(claims: readonly Claim[]): Claim[] {
	return claims.map((claim) => ({ ...claim, evidence: 'all-are-here' }));
}

export const isPortrait = ({ emblems }: Card) => emblems.length === 0;
export const isEmblem = ({ portraits }: Card) => portraits.length === 0;
export const isLone = (card: Card) => isPortrait(card) || isEmblem(card);
export const readingsOf = ({ portraits, emblems }: Card) => [...portraits, ...emblems];

export function cardOf(readings: readonly Seen[], joinedBy: readonly Evidence[] = []): Card {
	const fullest = readings.toSorted((one, other) => fieldsRead(other) - fieldsRead(one));
	return {
		portraits: fullest.filter(({ of }) => of.side === 1),
		emblems: fullest.filter(({ of }) => of.side === 0),
		joinedBy,
	};
}
