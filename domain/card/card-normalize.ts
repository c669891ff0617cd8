import { LONG_TERM, toIsoDate } from '../calendar-date.ts';
import { PRINTED_ETHNIC_GROUPS } from '../ethnic-group.ts';
import type { IdCardFields } from '../id-card.ts';
import type { PrintedField } from '../required-fields.ts';
import { normalizeIdNumber } from './id-number-normalize.ts';

const DOT_IN_NAME =
	/(?<=\p{Script=Han})\s*[.\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF0E\uFF65-]\s*(?=\p{Script=Han})/gu;
const NAME_DOT = '\u00B7';

const REWRITES: ReadonlyArray<[PrintedField, (value: string) => string]> = [
	['identity_name', withNameDots],
	['identity_code', normalizeIdNumber],
	['race', withoutEthnicSuffix],
	['birth', asIsoDate],
	['valid_date_start', asIsoDate],
	['valid_date_end', asIsoDate],
];

/**
 * Returns the fields in a uniform format. Dates become `YYYY-MM-DD` (长期 stays), 汉族 becomes 汉 if it is
 * one of the 56 groups, dots between the parts of a name become `·`, and numbers follow
 * `normalizeIdNumber`. Everything else stays as read.
 */
export function normalizeCard(fields: IdCardFields): IdCardFields {
	const normalized = { ...fields };
	for (const [field, rewrite] of REWRITES) {
		const before = fields[field];
		if (before !== null) normalized[field] = rewrite(before);
	}
	return normalized;
}

/** One kind of dot between the parts of a name. */
export function withNameDots(name: string): string {
	return name.replace(DOT_IN_NAME, NAME_DOT);
}

function withoutEthnicSuffix(race: string): string {
	const name = race.replace(/族$/, '');
	return PRINTED_ETHNIC_GROUPS.includes(name) ? name : race;
}

function asIsoDate(written: string): string {
	return written === LONG_TERM ? LONG_TERM : (toIsoDate(written) ?? written);
}
