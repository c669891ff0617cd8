import type { IdCardFields } from '../id-card.ts';
import { PRINTED_FIELDS } from '../required-fields.ts';
import { groupedBy } from './grouped-by.ts';

export interface ItemSide {
	itemIndex: number;
	/** Normalized. */
	fields: IdCardFields;
}

/** Sides with the same values: a side that was photographed twice, or the backs of relatives. */
export type EqualSides = readonly [ItemSide, ...ItemSide[]];

/**
 * Returns the sides in groups of equal values, in the order of the input. A front without a number, or a back that
 * was not read in full, is a group of its own.
 */
export function distinctSides(sides: readonly ItemSide[], side: 1 | 0): EqualSides[] {
	return groupedBy(sides, (one) => keyOf(one, side));
}

function keyOf({ itemIndex, fields }: ItemSide, side: 1 | 0): string {
	const values = PRINTED_FIELDS[side].map((name) => fields[name]?.replace(/\s/g, '') ?? null);
	const isTold = side === 1 ? fields.identity_code !== null : !values.includes(null);
	return JSON.stringify(isTold ? values : itemIndex);
}
