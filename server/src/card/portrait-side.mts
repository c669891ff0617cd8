import { toIsoDate } from '../../../domain/calendar-date.ts';
import { ETHNIC_GROUPS } from '../../../domain/ethnic-group.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { readEthnicGroup } from './ethnic-group.mts';
import type { SourcedFields } from './field-sources.mts';
import { asDigit, findIdNumberLine, readIdNumber } from './id-number-line.mts';
import { withKnownPlaces } from './place-names.mts';
import { textOf, type Glyph, type DeskewedLine } from './deskewed-line.mts';
import { withoutPrintBeside } from './print-beside.mts';
import { asAddress, asName, hanOnly } from './printed-text.mts';
import { rowsOf, type Row } from './rows.mts';
import { findValueColumn, valueOf, type ValueColumn } from './value-column.mts';

/** The fields of the portrait side. */
export type PortraitFields = Pick<
	IdCardFields,
	'identity_name' | 'identity_code' | 'gender' | 'race' | 'birth' | 'address'
>;

/** Values of the portrait side, row by row, without their labels. */
interface PortraitValues {
	name: Glyph[][];
	gender: Glyph[];
	birth: Glyph[];
	address: Glyph[][];
}

/** Rows of one name are nearer to its label's row than this many heights. */
const WRAPPED = 1.3;

/** What stands further below a label, in heights, is not the first row of its value. */
const NEXT_ROW = 0.75;

/** How far the name stands above the birth, as a share of how far the number stands below it. */
const NAME_ABOVE_BIRTH = { least: 0.42, most: 0.7 };

const NAME_LABEL = /姓名|^姓|^名/;
// No surname is 男 or 女, so a row that begins with one is no name.
const GENDER_ROW = /性别|民族|^[男女]|^.?别?[男女]$|^.{0,2}[男女](民|.?族)/;
const BIRTH_ROW = /出生|\d{4}年|年\d{1,2}月|月\d{1,2}日/;
const ADDRESS_LABEL = /住址|^.址/;
const NUMBER_LABEL = /公民身|身份号码/;

/** Characters of 民族. */
const LABEL_LENGTH = 2;

/** A row of so many digits alone, or masked ones, is a piece of the number: no house has it. */
const PIECE_OF_NUMBER = /^[\dX*]{6,}$/i;

/** Reads the fields of the portrait side, each on its own; what is not there is `null`. */
export function readPortraitSide(found: readonly DeskewedLine[]): SourcedFields<PortraitFields> {
	const lines = withoutPrintBeside(found);
	const all = rowsOf(lines);
	const numberLine = findIdNumberLine(all);
	// Perspective lifts the number's label above the number at times, into the address.
	const others = rowsOf(lines.filter(({ glyphs }) => !NUMBER_LABEL.test(textOf(glyphs))));
	// Where the number itself was not read, its label tells where the address has ended.
	const last = numberLine?.row ?? all.find(({ text }) => NUMBER_LABEL.test(text));
	const above = last ? others.filter((row) => row.y < last.y - last.height / 2) : others;
	const values = sortValues(
		above.filter(({ text }) => !PIECE_OF_NUMBER.test(text)),
		last,
	);
	const sources = {
		identity_name: values.name.flat(),
		identity_code: numberLine?.glyphs ?? [],
		gender: genderGlyphs(values.gender),
		race: raceGlyphs(values.gender),
		birth: values.birth,
		address: withKnownPlaces(values.address.flat()),
	};
	const gender = textOf(sources.gender) || null;
	const birth = readBirth(textOf(sources.birth));
	const fields = {
		identity_name: readName(sources.identity_name),
		identity_code: numberLine && readIdNumber(numberLine.glyphs, { birth, gender }),
		gender,
		race: readRace(sources.race),
		birth,
		address: asAddress(textOf(sources.address)),
	};
	return { fields, sources };
}

/**
 * Tells by the rows of gender and birth what the others are: above them the name, below them the
 * address. Labels help where those two rows are lost, and tell where values begin.
 */
function sortValues(rows: readonly Row[], number: Row | undefined): PortraitValues {
	const column = findValueColumn(rows);
	const find = (pattern: RegExp) => rows.findIndex(({ text }) => pattern.test(text));
	const gender = find(GENDER_ROW);
	const birth = find(BIRTH_ROW);
	const addressLabel = find(ADDRESS_LABEL);
	const address = birth >= 0 ? birth + 1 : addressLabel;
	const names = gender >= 0 ? nameRows(rows, gender) : nameRowsAboveBirth(rows, birth, number);
	return {
		name: names.map((row) => valueOf(row, column)),
		gender: gender >= 0 ? valueOf(rows[gender], column) : [],
		birth: birth >= 0 ? valueOf(rows[birth], column) : [],
		address: address >= 0 ? addressValues(rows.slice(address), column) : [],
	};
}

/** The rows of the address; none where its first one is known to be lost: half is a wrong one. */
function addressValues(rows: readonly Row[], column: ValueColumn | null): Glyph[][] {
	const values = rows.map((row) => valueOf(row, column));
	const label = rows.findIndex(({ text }) => ADDRESS_LABEL.test(text));
	if (label < 0 || values.slice(0, label + 1).some((value) => value.length > 0)) return values;
	const { y, height } = rows[label];
	const isFirstLost = rows.slice(label + 1).every((row) => row.y - y > NEXT_ROW * height);
	return isFirstLost ? [] : values;
}

/** The name stands right above the gender. A long one wraps, centred on its label. */
function nameRows(rows: readonly Row[], below: number): Row[] {
	const labelled = rows.findIndex(({ text }) => NAME_LABEL.test(text));
	const end = below >= 0 ? below : labelled + 1;
	if (labelled < 0 || labelled >= end) return rows.slice(Math.max(0, end - 1), end);
	const { y, height } = rows[labelled];
	return rows.slice(0, end).filter((row) => Math.abs(row.y - y) < WRAPPED * height);
}

/**
 * Where no row is known to be the gender's, one may be all the same: of the name the number tells how
 * far it stands above the birth.
 */
function nameRowsAboveBirth(rows: readonly Row[], birth: number, number: Row | undefined): Row[] {
	const isLabelled = rows.some(({ text }) => NAME_LABEL.test(text));
	if (birth < 0 || number === undefined || isLabelled) return nameRows(rows, birth);
	const { least, most } = NAME_ABOVE_BIRTH;
	return rows.slice(0, birth).filter(({ y }) => {
		const share = (rows[birth].y - y) / (number.y - rows[birth].y);
		return share > least && share < most;
	});
}

function readName(glyphs: readonly Glyph[]): string | null {
	return asName(textOf(glyphs));
}

function genderGlyphs(glyphs: readonly Glyph[]): Glyph[] {
	return glyphs.filter(({ text }) => /^[男女]$/.test(text)).slice(0, 1);
}

const isGroup = (glyphs: readonly Glyph[]) => ETHNIC_GROUPS.includes(textOf(glyphs));

/** The characters behind the label of the ethnic group, which shares its row with the gender. */
function raceGlyphs(glyphs: readonly Glyph[]): Glyph[] {
	const text = textOf(glyphs);
	const [label] = [...text.matchAll(/民族|民(?=.)|族(?=.)/g)].slice(-1);
	const behindGender = glyphs.slice(text.search(/[男女]/) + 1);
	// Of a pale label both characters may be misread, or the second one, or neither may be read at all.
	const misread = behindGender.slice(LABEL_LENGTH);
	if (label === undefined) return [behindGender, misread].find(isGroup) ?? [];
	const value = glyphs.slice(label.index + label[0].length);
	return label[0] === '民' && isGroup(misread) ? misread : value;
}

function readRace(value: readonly Glyph[]): string | null {
	if (value.length === 0) return null;
	// A group is one word, and the last one: what stands in other lines is left of it.
	const { line } = value[value.length - 1].line;
	const own = value.filter((glyph) => glyph.line.line === line);
	const first = line.characters.indexOf(own[0].reading);
	const before = line.characters.slice(0, first).map((character) => character.text);
	return readEthnicGroup(line, before.join(''), hanOnly(textOf(value)));
}

/** A lost 年 is no loss; without 月 only two digits each say where the month ends. */
const WRITTEN_BIRTH = /(?<!\d)(\d{4})年?(?:(\d{1,2})月(\d{1,2})|(\d{2})(\d{2}))(?:日|$)/;

/** What specks and blanks between the characters are taken for. */
const SPECKS = /[\s.,，。·:：'"]/g;

function readBirth(text: string): string | null {
	const digits = Array.from(text.replace(SPECKS, ''), asDigit).join('');
	const written = WRITTEN_BIRTH.exec(digits);
	if (written === null) return null;
	const [, year, month, day, wholeMonth = month, wholeDay = day] = written;
	return toIsoDate(`${year}-${wholeMonth}-${wholeDay}`) ?? null;
}
