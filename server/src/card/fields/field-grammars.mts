import { LONG_TERM, toIsoDate } from '../../../../domain/calendar-date.ts';
import { LABEL_FIRST } from '../layout/labels.mts';
import type { FieldBox, Grammar } from '../layout/template.mts';
import { textOf, type Glyph } from '../print/glyph.mts';
import { asAddress, asName, hanOnly } from '../print/printed-text.mts';
import { languageOf, SCORE } from './address-language.mts';
import { evidenceOf, hypothesisOf, type FieldName, type Hypothesis } from './hypothesis.mts';
import { likelyText, type LikelyText } from './likely-text.mts';
import { asDigit, longestRun, numberInRun } from './number.mts';
import { beginsWithPlace } from './places.mts';
import { readGroup } from './read-group.mts';
import { isTruncated, type TruncatableField } from './truncation.mts';

type Decoded = Partial<Record<FieldName, Hypothesis | null>>;

/** Evidence subtracted from a text that seems truncated; golden lines read the same from 4 to 8. */
const TRUNCATED = 5;

/** Reads the characters of a field's box, row by row, under its grammar. */
export const DECODERS: Readonly<Record<Grammar, (rows: Glyph[][], box: FieldBox) => Decoded>> = {
	name: (rows) => ({ identity_name: readName(rows) }),
	gender: (rows) => ({ gender: readGender(rows.flat()) }),
	'ethnic group': (rows) => ({ race: readGroup(rows.flat()) }),
	birth: (rows) => ({ birth: readBirth(rows.flat()) }),
	address: (rows, box) => ({ address: readAddress(withoutOtherScript(rows), box) }),
	number: (rows) => ({ identity_code: readNumber(rows) }),
	authority: (rows) => ({ issued_by: readAuthority(fromPlace(rows).flat()) }),
	validity: (rows) => readValidity(rows),
};

/** Fewest characters in the longest row of a name that wraps; with 1, a golden name is wrong. */
const WRAPPED = 4;

function readName(rows: Glyph[][]): Hypothesis | null {
	const fullest = Math.max(0, ...rows.map((row) => row.length));
	const fullRow = rows.find((row) => row.length === fullest) ?? [];
	const glyphs = fullest >= WRAPPED ? rows.flat() : fullRow;
	const name = asName(textOf(glyphs));
	// Names have at least two characters; a single one is the rest of a name.
	const isName = name !== null && Array.from(name).length > 1 && !LABEL_FIRST.test(name);
	return isName ? hypothesisOf(name, glyphs) : null;
}

function readGender(glyphs: Glyph[]): Hypothesis | null {
	const found = glyphs.find(({ text }) => /^[男女]$/.test(text));
	return found === undefined ? null : hypothesisOf(found.text, [found]);
}

/** 年 is optional; without 月, month and day need two digits each to be separable. */
const WRITTEN_BIRTH = /(?<!\d)(\d{4})年?(?:(\d{1,2})月(\d{1,2})|(\d{2})(\d{2}))(?:日|$)/;

/** Blanks, and misread specks between characters. */
const SPECKS = /[\s.,，。·:：'"]/;

function readBirth(all: Glyph[]): Hypothesis | null {
	const glyphs = all.filter(({ text }) => !SPECKS.test(text));
	const written = WRITTEN_BIRTH.exec(glyphs.map(({ text }) => asDigit(text)).join(''));
	if (written === null) return null;
	const [whole, year, month, day, wholeMonth = month, wholeDay = day] = written;
	const birth = toIsoDate(`${year}-${wholeMonth}-${wholeDay}`) ?? null;
	return hypothesisOf(birth, glyphs.slice(written.index, written.index + whole.length));
}

/**
 * Drops remains of a bilingual card's other script before the place that an address begins with: digits, or a row less
 * than half as long as the longest, where an address would not wrap.
 */
function withoutOtherScript(rows: Glyph[][]): Glyph[] {
	const longest = Math.max(...rows.map((row) => row.length));
	const first = rows.findIndex((row) => row.length >= longest / 2);
	for (const glyphs of [rows.flat(), rows.slice(first).flat()]) {
		const start = glyphs.findIndex(({ text }) => hanOnly(text) !== '');
		const address = glyphs.slice(Math.max(0, start));
		if (beginsWithPlace(textOf(address))) return address;
	}
	return rows.flat();
}

function readAddress(glyphs: Glyph[], { rows }: FieldBox): Hypothesis | null {
	const likely = likelyText(glyphs, languageOf('address'));
	const address = asAddress(textOf(likely.glyphs));
	return address === null ? null : textHypothesis('address', address, likely, rows?.full);
}

function readNumber(rows: Glyph[][]): Hypothesis | null {
	const [longest = []] = rows.map(longestRun).sort((one, other) => other.length - one.length);
	const { number = null, glyphs = [] } = numberInRun(longest) ?? {};
	return hypothesisOf(number, glyphs);
}

/** Form of an issuing authority: of the police (公安), or a bureau or office (局, 厅). */
const AUTHORITY = /公安|[局厅]$/;

/** The rows from the first one that begins with a place; all rows if none does. */
function fromPlace(rows: Glyph[][]): Glyph[][] {
	const first = rows.findIndex((row) => beginsWithPlace(hanOnly(textOf(row))));
	return rows.slice(Math.max(0, first));
}

/** Words that precede an authority in running text. */
const PROSE = /^[为是由在向]/;

function readAuthority(glyphs: Glyph[]): Hypothesis | null {
	const read = glyphs.filter(({ text }) => hanOnly(text) !== '');
	const likely = likelyText(read, languageOf('issued_by'));
	const han = likely.glyphs;
	const end = han.findLastIndex(({ text }) => text === '局') + 1;
	const isDirt =
		end > 0 && !/[处所队科]/.test(han.at(-1)!.text) && han.at(-1)!.line !== han[end - 1].line;
	const known = isDirt ? han.slice(0, end) : han;
	const authority = textOf(known);
	if (!AUTHORITY.test(authority) || PROSE.test(authority)) return null;
	return textHypothesis('issued_by', authority, { ...likely, glyphs: known });
}

/** A text counts for more if the language makes it likely, and for less if part of it seems to be missing. */
function textHypothesis(
	name: TruncatableField,
	value: string,
	{ glyphs, language }: LikelyText,
	full?: number,
): Hypothesis {
	const found = { value, glyphs, evidence: evidenceOf(glyphs) };
	found.evidence += language - SCORE.character * glyphs.length;
	if (isTruncated(name, found, full)) found.evidence -= TRUNCATED;
	return found;
}

/** `YYYY.MM.DD`; the dots may be lost. */
const DATE = /(\d{4})\D?(\d{2})\D?(\d{2})/.source;

/** Two dates, or 长期 as the second; the dash between them may be lost. */
const PERIOD = new RegExp(
	`(?<start>${DATE})\\D{0,3}?(?:(?<end>${DATE})|(?<open>[长長]期?|期))`,
	'd',
);

/** One date where the other was lost, as under glare: the dash shows which one it is. */
const HALVES = [
	new RegExp(`(?<!\\d)(?<start>${DATE})\\D?[-—–~]`, 'd'),
	new RegExp(`[-—–~]\\D?(?:(?<end>${DATE})(?!\\d)|(?<open>[长長]期))`, 'd'),
];

const ID_NUMBER = /\d{17}[\dX]/i;

/** Reads the period of validity, or what is left of it; a date that does not exist is `null`. */
function readValidity(rows: Glyph[][]): Decoded {
	const texts = rows.map((row) => {
		const glyphs = row.filter(({ text }) => text.length === 1);
		return { glyphs, text: glyphs.map(({ text }) => asDigit(text)).join('') };
	});
	for (const form of [PERIOD, ...HALVES]) {
		for (const { glyphs, text } of texts) {
			const { groups, indices } = (ID_NUMBER.test(text) ? null : form.exec(text)) ?? {};
			if (groups === undefined) continue;
			const { start, end, open } = groups;
			const dateOf = (date: string | undefined) =>
				toIsoDate(date?.replace(/\D/g, '') ?? '') ?? null;
			const glyphsOf = (name: string) => glyphs.slice(...(indices?.groups?.[name] ?? [0, 0]));
			return {
				valid_date_start: hypothesisOf(dateOf(start), glyphsOf('start')),
				valid_date_end:
					open === undefined
						? hypothesisOf(dateOf(end), glyphsOf('end'))
						: hypothesisOf(LONG_TERM, glyphsOf('open')),
			};
		}
	}
	return {};
}
