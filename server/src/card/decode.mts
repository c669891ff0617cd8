import { LONG_TERM, toIsoDate } from '../../../domain/calendar-date.ts';
import { readGroup } from './ethnic-group.mts';
import { textOf, type Glyph } from './glyph.mts';
import { hypothesisOf, IN_SET, type FieldName, type Hypothesis } from './hypothesis.mts';
import { asDigit, isSoundIdNumber, longestRun, readIdNumber } from './number.mts';
import { withKnownAuthority, withKnownPlaces } from './place-names.mts';
import { beginsWithPlace, beginsWithProvince } from './places.mts';
import { asAddress, asName, hanOnly } from './printed-text.mts';
import type { Grammar } from './template.mts';
import { isTruncated, type TruncatableField } from './truncation.mts';

/** What a box says, by field. */
type Decoded = Partial<Record<FieldName, Hypothesis | null>>;

/** What a value that proves itself is worth besides its characters. */
const PROVEN = 30;

/** Subtracted from the evidence of a text that seems to lack a part; of an authority, its end. */
const TRUNCATED: Record<TruncatableField, number> = { address: 2.8, issued_by: 8 };

/** Reads the characters of a field's box, row by row, under its grammar. */
export const DECODERS: Readonly<Record<Grammar, (rows: Glyph[][]) => Decoded>> = {
	name: (rows) => ({ identity_name: readName(rows) }),
	gender: (rows) => ({ gender: readGender(rows.flat()) }),
	'ethnic group': (rows) => ({ race: readGroup(rows.flat()) }),
	birth: (rows) => ({ birth: readBirth(rows.flat()) }),
	address: (rows) => ({ address: readAddress(fromProvince(rows)) }),
	number: (rows) => ({ identity_code: readNumber(rows) }),
	authority: (rows) => ({ issued_by: readAuthority(fromPlace(rows).flat()) }),
	validity: (rows) => readValidity(rows),
};

/** Labels that a misplaced box may hold. */
const LABEL = /^(?:姓名|性别|民族|出生|住址|公民身|签发机|有效期)/;

/** A name that wraps has at least so many characters in its fuller row. */
const WRAPPED = 4;

function readName(rows: Glyph[][]): Hypothesis | null {
	const fullest = Math.max(0, ...rows.map((row) => row.length));
	const fullRow = rows.find((row) => row.length === fullest) ?? [];
	const glyphs = fullest >= WRAPPED ? rows.flat() : fullRow;
	const name = asName(textOf(glyphs));
	// A name has two characters at least: of a shorter one the rest was lost.
	const isName = name !== null && Array.from(name).length > 1 && !LABEL.test(name);
	return isName ? hypothesisOf(name, glyphs) : null;
}

function readGender(glyphs: Glyph[]): Hypothesis | null {
	const found = glyphs.find(({ text }) => /^[男女]$/.test(text));
	return found === undefined ? null : hypothesisOf(found.text, [found], IN_SET);
}

/** A lost 年 is no loss; without 月 only two digits each say where the month ends. */
const WRITTEN_BIRTH = /(?<!\d)(\d{4})年?(?:(\d{1,2})月(\d{1,2})|(\d{2})(\d{2}))(?:日|$)/;

/** What specks and blanks between the characters are taken for. */
const SPECKS = /[\s.,，。·:：'"]/;

function readBirth(all: Glyph[]): Hypothesis | null {
	const glyphs = all.filter(({ text }) => !SPECKS.test(text));
	const written = WRITTEN_BIRTH.exec(glyphs.map(({ text }) => asDigit(text)).join(''));
	if (written === null) return null;
	const [whole, year, month, day, wholeMonth = month, wholeDay = day] = written;
	const birth = toIsoDate(`${year}-${wholeMonth}-${wholeDay}`) ?? null;
	return hypothesisOf(birth, glyphs.slice(written.index, written.index + whole.length), IN_SET);
}

/** A character read with more confidence is no misread one. */
const SURE = 0.975;

/** Between numbers, what stands before 元 is 单, the entrance of a building. */
function withEntrance(glyphs: readonly Glyph[]): readonly Glyph[] {
	const at = Array.from(glyphs, ({ text }) => text[0])
		.join('')
		.search(/(?<=\d)\p{Script=Han}元\d/u);
	if (at < 0 || glyphs[at].reading.probability > SURE) return glyphs;
	return glyphs.with(at, { ...glyphs[at], text: '单' });
}

/**
 * An address without what a bilingual card's other script leaves before its province: digits, or a row of
 * less than half the length of the others, where an address would not wrap.
 */
function fromProvince(rows: Glyph[][]): Glyph[] {
	const longest = Math.max(...rows.map((row) => row.length));
	const first = rows.findIndex((row) => row.length >= longest / 2);
	for (const glyphs of [rows.flat(), rows.slice(first).flat()]) {
		const start = glyphs.findIndex(({ text }) => hanOnly(text) !== '');
		const address = glyphs.slice(Math.max(0, start));
		if (beginsWithProvince(textOf(address))) return address;
	}
	return rows.flat();
}

function readAddress(glyphs: Glyph[]): Hypothesis | null {
	const known = withEntrance(withKnownPlaces(glyphs));
	const address = asAddress(textOf(known));
	if (address === null) return null;
	return textHypothesis('address', address, known);
}

function readNumber(rows: Glyph[][]): Hypothesis | null {
	const runs = rows.map(longestRun).sort((one, other) => other.length - one.length);
	const [glyphs = []] = runs;
	const number = readIdNumber(glyphs, { birth: null, gender: null });
	if (number === null) return null;
	const start = Math.max(0, textOf(glyphs).search(new RegExp(number, 'i')));
	const read = glyphs.slice(start, start + number.length);
	return hypothesisOf(number, read, isSoundIdNumber(number) ? PROVEN : 0);
}

/** Every authority that issues cards is one of the police, or a bureau or office. */
const AUTHORITY = /公安|[局厅]$/;

/** The rows from the first that begins with a place; without one, all. */
function fromPlace(rows: Glyph[][]): Glyph[][] {
	const first = rows.findIndex((row) => beginsWithPlace(hanOnly(textOf(row))));
	return rows.slice(Math.max(0, first));
}

/** What running text has before an authority. */
const PROSE = /^[为是由在向]/;

/** The most characters of dirt behind an authority, in a line of their own. */
const MOST_DIRT = 2;

function readAuthority(glyphs: Glyph[]): Hypothesis | null {
	const han = withKnownAuthority(glyphs.filter(({ text }) => hanOnly(text) !== ''));
	const end = han.findLastIndex(({ text }) => text === '局') + 1;
	const isDirt =
		end > 0 &&
		han.length - end <= MOST_DIRT &&
		!/[处所队科]/.test(han.at(-1)!.text) &&
		han.at(-1)!.line !== han[end - 1].line;
	const known = isDirt ? han.slice(0, end) : han;
	const authority = textOf(known);
	if (!AUTHORITY.test(authority) || PROSE.test(authority)) return null;
	return textHypothesis('issued_by', authority, known);
}

/** A text counts for more if it begins with a place, and for less if part of it seems to be missing. */
function textHypothesis(
	name: TruncatableField,
	value: string,
	glyphs: readonly Glyph[],
): Hypothesis | null {
	const found = hypothesisOf(value, glyphs, beginsWithPlace(value) ? IN_SET : 0);
	if (found === null || !isTruncated(name, found)) return found;
	return { ...found, evidence: found.evidence - TRUNCATED[name] };
}

/** `YYYY.MM.DD`; dots are lost at times. */
const DATE = /(\d{4})\D?(\d{2})\D?(\d{2})/.source;

/** Two dates, or 长期 for the second one; the dash between them is lost at times. */
const PERIOD = new RegExp(
	`(?<start>${DATE})\\D{0,3}?(?:(?<end>${DATE})|(?<open>[长長]期?|期))`,
	'd',
);

/** What is left where one end was lost, as under glare: then the dash says which it was. */
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
