import { LONG_TERM, toIsoDate } from '../../../domain/calendar-date.ts';
import { ETHNIC_GROUPS } from '../../../domain/ethnic-group.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { normalizeIdNumber } from './id-number-normalize.ts';

/** The rules that may rewrite a field; everything else stays as read. */
export type NormalizationRule = 'number-form' | 'date-form' | 'ethnic-group-suffix' | 'name-dot';

/** A rewritten field and the rule behind it, without the original value. */
export interface NormalizedField {
	field: keyof IdCardFields;
	rule: NormalizationRule;
}

const DOT_IN_NAME =
	/(?<=\p{Script=Han})\s*[.\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF0E\uFF65-]\s*(?=\p{Script=Han})/gu;
const NAME_DOT = '\u00B7';

const RULES: ReadonlyArray<{
	field: Exclude<keyof IdCardFields, 'side'>;
	rule: NormalizationRule;
	rewrite: (value: string) => string;
}> = [
	{ field: 'identity_name', rule: 'name-dot', rewrite: withNameDots },
	{ field: 'identity_code', rule: 'number-form', rewrite: normalizeIdNumber },
	{ field: 'race', rule: 'ethnic-group-suffix', rewrite: withoutEthnicSuffix },
	{ field: 'birth', rule: 'date-form', rewrite: asIsoDate },
	{ field: 'valid_date_start', rule: 'date-form', rewrite: asIsoDate },
	{ field: 'valid_date_end', rule: 'date-form', rewrite: asIsoDate },
];

/**
 * Returns the fields in a uniform format, and which of them were rewritten by which rule. Dates
 * become `YYYY-MM-DD` (长期 stays), 汉族 becomes 汉 if it is one of the 56 groups, dots between the
 * parts of a name become `·`, and numbers follow `normalizeIdNumber`.
 */
export function normalizeCard(fields: IdCardFields): {
	fields: IdCardFields;
	normalized: NormalizedField[];
} {
	const rewritten = { ...fields };
	const normalized: NormalizedField[] = [];
	for (const { field, rule, rewrite } of RULES) {
		const before = fields[field];
		if (before === null) continue;
		const after = rewrite(before);
		if (after === before) continue;
		rewritten[field] = after;
		normalized.push({ field, rule });
	}
	return { fields: rewritten, normalized };
}

function withNameDots(name: string): string {
	return name.replace(DOT_IN_NAME, NAME_DOT);
}

function withoutEthnicSuffix(race: string): string {
	const name = race.replace(/族$/, '');
	return ETHNIC_GROUPS.includes(name) ? name : race;
}

function asIsoDate(written: string): string {
	return written === LONG_TERM ? LONG_TERM : (toIsoDate(written) ?? written);
}
