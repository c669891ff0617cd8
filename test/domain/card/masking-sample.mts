import { checkCard } from '../../../domain/card/card-checks.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import type { maskCard } from '../../../domain/card/masking.ts';
import { TODAY, VALID_CARD } from './valid-card.mts';

/** A card with its checks, before masking or after. */
export type CardItem = Parameters<typeof maskCard>[0];

/** How many numbers must match a masked item, with every preset (issue 4). */
export const MIN_NUMBERS = 10_000;

/** Both sides of an invented card that passes every check. */
export const CARD: IdCardFields = {
	side: null,
	...VALID_CARD,
	identity_name: '阿卜杜拉·艾山',
	race: '维吾尔',
};

/** Returns an item ready for masking: the fields with their checks. */
export const itemOf = (fields: IdCardFields, referenceDate = TODAY): CardItem => ({
	fields,
	checks: checkCard(fields, referenceDate, []),
});
