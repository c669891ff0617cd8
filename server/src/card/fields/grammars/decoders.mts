import { toIsoDate } from '../../../../../domain/calendar-date.ts';
import { LABEL_FIRST } from '../../layout/labels.mts';
import type { FieldBox, Grammar } from '../../layout/template.mts';
import { textOf, type Glyph } from '../../print/glyph.mts';
import { asName } from '../../print/printed-text.mts';
import { hypothesisOf, type FieldName, type Hypothesis } from '../hypothesis.mts';
import { readAddress } from './address.mts';
import { readAuthority } from './authority.mts';
import { digitsOf } from './digits.mts';
import { readGroup } from './ethnic-group.mts';
import { readNumber } from './number.mts';
import { readValidity } from './validity.mts';

type Decoded = Partial<Record<FieldName, Hypothesis | null>>;

/** How the characters of a field's box, row by row, are read under each grammar. */
export const DECODERS: Readonly<Record<Grammar, (rows: Glyph[][], box: FieldBox) => Decoded>> = {
	name: (rows) => ({ identity_name: readName(rows) }),
	gender: (rows) => ({ gender: readGender(rows.flat()) }),
	'ethnic group': (rows) => ({ race: readGroup(rows.flat()) }),
	birth: (rows) => ({ birth: readBirth(rows.flat()) }),
	address: (rows, box) => ({ address: readAddress(rows, box) }),
	number: (rows) => ({ identity_code: readNumber(rows) }),
	authority: (rows) => ({ issued_by: readAuthority(rows) }),
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
	const printed = glyphs.find(({ text }) => /^[男女]$/.test(text));
	return printed === undefined ? null : hypothesisOf(printed.text, [printed]);
}

/** 年 is optional; without 月, month and day need two digits each to be separable. */
const WRITTEN_BIRTH = /(?<!\d)(\d{4})年?(?:(\d{1,2})月(\d{1,2})|(\d{2})(\d{2}))(?:日|$)/;

/** Blanks, and misread specks between characters. */
const SPECKS = /[\s.,，。·:：'"]/;

function readBirth(all: Glyph[]): Hypothesis | null {
	const glyphs = all.filter(({ text }) => !SPECKS.test(text));
	const written = WRITTEN_BIRTH.exec(digitsOf(glyphs));
	if (written === null) return null;
	const [whole, year, month, day, wholeMonth = month, wholeDay = day] = written;
	const birth = toIsoDate(`${year}-${wholeMonth}-${wholeDay}`) ?? null;
	return hypothesisOf(birth, glyphs.slice(written.index, written.index + whole.length));
}
