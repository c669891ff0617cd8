import { LONG_TERM, toIsoDate } from '../../../domain/calendar-date.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { asDigit } from './id-number-line.mts';
import { lineFrom, textOf, type PlacedLine } from './placed-line.mts';
import { hanOnly } from './printed-text.mts';
import { rowsOf, type Row } from './rows.mts';

/** The fields of the emblem side. */
export type EmblemFields = Pick<IdCardFields, 'issued_by' | 'valid_date_start' | 'valid_date_end'>;

const ISSUER_LABEL = /^.*?(?:签发机关|签发机|发机关|机关)/;
const VALIDITY_LABEL = /有效期限|有效期|效期限/;
const TITLE = /居民身份|身份证|居住证|人民共和|共和国/;

/** Reads the fields of the emblem side, each on its own; what is not there is `null`. */
export function readEmblemSide(lines: readonly PlacedLine[]): EmblemFields {
	return { issued_by: readIssuer(lines), ...readValidity(rowsOf(lines)) };
}

/**
 * The issuer stands between the title and the validity. One that wraps is centred on its label,
 * so its label is level with neither of its rows and is taken away before rows are joined.
 */
function readIssuer(lines: readonly PlacedLine[]): string | null {
	const labelOf = ({ glyphs }: PlacedLine) => ISSUER_LABEL.exec(textOf(glyphs))?.[0] ?? '';
	const labelled = lines.find((line) => labelOf(line) !== '');
	const values = lines
		.filter(({ left }) => labelled === undefined || left >= labelled.left - labelled.height)
		.map((line) => lineFrom(line, Array.from(labelOf(line)).length));
	const rows = rowsOf(values.filter(({ glyphs }) => glyphs.length > 0));
	const title = rows.findLastIndex(({ text }) => TITLE.test(text));
	const between = rows.slice(title + 1);
	const validity = between.findIndex(({ text }) => VALIDITY_LABEL.test(text) || /\d{4}/.test(text));
	const issuer = between.slice(0, validity < 0 ? undefined : validity);
	return hanOnly(issuer.map(({ text }) => text).join('')) || null;
}

type Validity = Pick<EmblemFields, 'valid_date_start' | 'valid_date_end'>;

/** `YYYY.MM.DD-YYYY.MM.DD` or `YYYY.MM.DD-长期`; dots and the dash are lost at times. */
const PERIOD = /(\d{4})\D?(\d{2})\D?(\d{2})\D{0,3}?(?:(\d{4})\D?(\d{2})\D?(\d{2})|[长長]|期)/;

function readValidity(rows: readonly Row[]): Validity {
	for (const { text } of rows) {
		const digits = Array.from(text.replace(VALIDITY_LABEL, ''), asDigit).join('');
		const period = PERIOD.exec(digits);
		if (period === null) continue;
		const [, startYear, startMonth, startDay, endYear, endMonth, endDay] = period;
		const start = toIsoDate(startYear + startMonth + startDay);
		const end = endYear === undefined ? LONG_TERM : toIsoDate(endYear + endMonth + endDay);
		return { valid_date_start: start ?? null, valid_date_end: end ?? null };
	}
	return { valid_date_start: null, valid_date_end: null };
}
