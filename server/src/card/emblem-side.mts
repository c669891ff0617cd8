import { LONG_TERM, toIsoDate } from '../../../domain/calendar-date.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { PROSE } from './card-words.mts';
import type { SourcedFields } from './field-sources.mts';
import { asDigit } from './id-number-line.mts';
import { withKnownAuthority } from './place-names.mts';
import { lineFrom, textOf, type Glyph, type DeskewedLine } from './deskewed-line.mts';
import { hanOnly } from './printed-text.mts';
import { rowsOf, type Row } from './rows.mts';

/** The fields of the emblem side. */
export type EmblemFields = Pick<IdCardFields, 'issued_by' | 'valid_date_start' | 'valid_date_end'>;

const ISSUER_LABEL = /^.*?(?:签发机关|签发机|签发.关|签.机关|发机关|机关)/;
const VALIDITY_LABEL = /有效期限|有效期|效期限|有.期限/;

/** A row of the period whose label has all its characters. */
const LABELLED_PERIOD = /^有效\D{2}\d{4}/;

/** A row with one is that of the period, however badly its label was read. */
const DATE = /\d{4}\D?\d{2}\D?\d{2}/;

/** Rows of one issuer are nearer to their label than this many heights, other rows are not. */
const NEXT_ROW = 0.95;

/** Pieces of one issuer are nearer to each other than this many heights. */
const GAP = 2;

/** Reads the fields of the emblem side, each on its own; what is not there is `null`. */
export function readEmblemSide(lines: readonly DeskewedLine[]): SourcedFields<EmblemFields> {
	const issuer = withKnownAuthority(issuerGlyphs(lines));
	const validity = readValidity(rowsOf(lines));
	return {
		fields: { issued_by: asIssuer(textOf(issuer)), ...validity.fields },
		sources: { issued_by: issuer, ...validity.sources },
	};
}

/** Every authority that issues cards is one of the police, or a bureau or office. */
const AUTHORITY = /公安|[局厅]$/;

const SENTENCE = new RegExp(`^${PROSE}`);

/** An authority's name; what else stands beside the label is none. */
function asIssuer(text: string): string | null {
	const issuer = hanOnly(text);
	return AUTHORITY.test(issuer) && !SENTENCE.test(issuer) ? issuer : null;
}

/** A short line of its own behind a line that ends in 局 is dirt: names that go on have one line. */
function withoutDirt({ lines }: Row): Glyph[] {
	const texts = lines.map(({ glyphs }) => hanOnly(textOf(glyphs)));
	const dirt = texts.findIndex(
		(text, index) => /局$/.test(texts[index - 1] ?? '') && /^[^局]{0,2}$/.test(text),
	);
	return lines.slice(0, dirt < 0 ? lines.length : dirt).flatMap(({ glyphs }) => glyphs);
}

/**
 * The issuer stands level with its label. One that wraps is centred on it, so the label is level
 * with neither of its rows and is taken away before rows are joined.
 */
function issuerGlyphs(lines: readonly DeskewedLine[]): readonly Glyph[] {
	const labelOf = ({ glyphs }: DeskewedLine) => ISSUER_LABEL.exec(textOf(glyphs))?.[0] ?? '';
	const label = lines.find((line) => labelOf(line) !== '');
	if (label === undefined) {
		const rows = rowsOf(lines);
		const row = rows.find(({ text }) => /公安/.test(text));
		return row === undefined ? [] : behindLabel(withoutDirt(row), rows);
	}
	const values = lines
		.filter((line) => isBeside(line, label))
		.map((line) => lineFrom(line, Array.from(labelOf(line)).length))
		.filter(({ glyphs }) => glyphs.length > 0);
	const rows = rowsOf(withoutDistant(values, label)).filter(
		({ text }) => !VALIDITY_LABEL.test(text) && !DATE.test(text),
	);
	return rows.flatMap(withoutDirt);
}

/**
 * The characters without what is left of a label that nobody could read: it ends where that of the
 * period does, in the row below.
 */
function behindLabel(glyphs: readonly Glyph[], rows: readonly Row[]): readonly Glyph[] {
	const period = rows.find(({ text }) => LABELLED_PERIOD.test(text));
	if (period === undefined) return glyphs;
	const label = period.glyphs.slice(0, period.text.search(/\d/));
	const [first, last] = [label[0], label[label.length - 1]];
	const end = last.x + (last.x - first.x) / (label.length - 1) / 2;
	return glyphs.filter(({ x }) => x > end);
}

/** The lines that follow the label or each other without a gap. Beside the card other print may stand. */
function withoutDistant(values: readonly DeskewedLine[], label: DeskewedLine): DeskewedLine[] {
	const near: DeskewedLine[] = [];
	let reach = label.right;
	for (const value of [...values].sort((one, other) => one.left - other.left)) {
		if (value.left > reach + GAP * Math.max(label.height, value.height)) break;
		near.push(value);
		reach = Math.max(reach, value.right);
	}
	return near;
}

/**
 * Right of the label's left edge and less than a row above or below it. What ends where the label
 * begins is a piece of the emblem that was taken for a character.
 */
function isBeside(line: DeskewedLine, label: DeskewedLine): boolean {
	if (line.left < label.left - label.height) return false;
	if (line !== label && line.right < label.left + 2 * label.height) return false;
	const slope = (label.rightY - label.leftY) / Math.max(1, label.right - label.left);
	const level = label.leftY + (line.left - label.left) * slope;
	return Math.abs(line.leftY - level) < NEXT_ROW * label.height;
}

type Validity = Pick<EmblemFields, 'valid_date_start' | 'valid_date_end'>;

/** `YYYY.MM.DD-YYYY.MM.DD` or `YYYY.MM.DD-长期`; dots and the dash are lost at times. */
const PERIOD = /(\d{4})\D?(\d{2})\D?(\d{2})\D{0,3}?(?:(\d{4})\D?(\d{2})\D?(\d{2})|[长長]|期)/d;

const ID_NUMBER = /\d{17}[\dX]/i;

/** Reads the period of validity; a date that does not exist is `null`. */
export function readValidity(rows: readonly Row[]): SourcedFields<Validity> {
	for (const { text, glyphs } of rows) {
		// With both sides in one picture, an ID number looks like two dates without dots.
		if (ID_NUMBER.test(text)) continue;
		const digits = Array.from(text.replace(VALIDITY_LABEL, ''), asDigit).join('');
		const period = PERIOD.exec(digits);
		if (period === null) continue;
		const [, startYear, startMonth, startDay, endYear, endMonth, endDay] = period;
		const start = toIsoDate(startYear + startMonth + startDay);
		const end = endYear === undefined ? LONG_TERM : toIsoDate(endYear + endMonth + endDay);
		const [whole, , , startEnd, endStart] = period.indices!;
		const label = text.length - digits.length;
		// Where no end is printed but 长期, its first character is the last one of the match.
		const endGlyphs = glyphs.slice(label + (endStart?.[0] ?? whole[1] - 1));
		return {
			fields: { valid_date_start: start ?? null, valid_date_end: end ?? null },
			sources: {
				valid_date_start: glyphs.slice(label + whole[0], label + startEnd[1]),
				valid_date_end: endGlyphs,
			},
		};
	}
	return { fields: { valid_date_start: null, valid_date_end: null }, sources: {} };
}
