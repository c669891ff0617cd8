import { checkCard } from '../../../domain/card/card-checks.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import type { maskCard } from '../../../domain/card/masking.ts';

/** A card with its checks, before masking or after. */
export type CardItem = Parameters<typeof maskCard>[0];

/** How many numbers must match a masked item, with every preset (issue 4). */
export const MIN_NUMBERS = 10_000;

/** The date of the checks. */
export const TODAY = '2026-06-15';

/** Both sides of an invented card that passes every check. */
export const CARD: IdCardFields = {
	side: null,
	identity_name: '阿卜杜拉·艾山',
	identity_code: '310101199001011234',
	gender: '男',
	race: '维吾尔',
	birth: '1990-01-01',
	address: '上海市黄浦区样本路1号',
	issued_by: '上海市公安局黄浦分局',
	valid_date_start: '2017-08-12',
	valid_date_end: '2037-08-12',
};

/** Returns an item ready for masking: the fields with their checks. */
export const itemOf = (fields: IdCardFields, referenceDate = TODAY): CardItem => ({
	fields,
	checks: checkCard(fields, referenceDate, []),
});
