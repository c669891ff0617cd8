import { toIsoDate } from '../../../domain/calendar-date.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { readEthnicGroup } from './ethnic-group.mts';
import { asDigit, findIdNumberLine, readIdNumber } from './id-number-line.mts';
import { textOf, type PlacedLine } from './placed-line.mts';
import { asAddress, asName, hanOnly } from './printed-text.mts';
import { rowsOf, type Row } from './rows.mts';

/** The fields of the portrait side. */
export type PortraitFields = Pick<
	IdCardFields,
	'identity_name' | 'identity_code' | 'gender' | 'race' | 'birth' | 'address'
>;

/** The rows of the portrait side, each by what it shows. */
interface PortraitRows {
	name: Row | undefined;
	gender: Row | undefined;
	birth: Row | undefined;
	address: Row[];
}

/** Reads the fields of the portrait side, each on its own; what is not there is `null`. */
export function readPortraitSide(lines: readonly PlacedLine[]): PortraitFields {
	const all = rowsOf(lines);
	const numberLine = findIdNumberLine(all);
	const above = numberLine
		? all.filter((row) => row.y < numberLine.row.y - numberLine.row.height / 2)
		: all.filter(({ text }) => !/公民身份|身份号码/.test(text));
	const rows = sortRows(above);
	const gender = rows.gender ? readGender(rows.gender.text) : null;
	const birth = rows.birth ? readBirth(rows.birth.text) : null;
	return {
		identity_name: rows.name ? readName(rows.name.text) : null,
		identity_code: numberLine && readIdNumber(numberLine.glyphs, { birth, gender }),
		gender,
		race: rows.gender ? readRace(rows.gender) : null,
		birth,
		address: readAddress(rows.address),
	};
}

/** Anchors rows on their labels; a lost label is made up for by the order of the others. */
function sortRows(rows: readonly Row[]): PortraitRows {
	const find = (pattern: RegExp) => rows.findIndex(({ text }) => pattern.test(text));
	const gender = find(/性别|民族|^.?别?[男女](民|族|$)/);
	const birth = find(/出生|\d{4}年|年\d{1,2}月|月\d{1,2}日/);
	const labelled = find(/住址|^.址/);
	const address = labelled >= 0 ? labelled : birth >= 0 ? birth + 1 : -1;
	const named = find(/姓名|^姓|^名/);
	const below = gender >= 0 ? gender : birth;
	const name = named >= 0 ? named : below - 1;
	return {
		name: rows[name],
		gender: rows[gender],
		birth: rows[birth],
		address: address >= 0 ? rows.slice(address) : [],
	};
}

function readName(text: string): string | null {
	return asName(text.replace(/^.{0,1}姓?[名各]|^姓/u, ''));
}

function readGender(text: string): string | null {
	return /[男女]/.exec(text)?.[0] ?? null;
}

function readRace({ glyphs }: Row): string | null {
	const text = textOf(glyphs);
	const [label] = [...text.matchAll(/民族|民(?=.)|族(?=.)/g)].slice(-1);
	const value = label === undefined ? [] : glyphs.slice(label.index + label[0].length);
	if (value.length === 0) return null;
	const { line } = value[0].line;
	const first = line.characters.indexOf(value[0].reading);
	const before = line.characters.slice(0, first).map((character) => character.text);
	return readEthnicGroup(line, before.join(''), hanOnly(textOf(value)));
}

function readBirth(text: string): string | null {
	const digits = Array.from(text, asDigit).join('');
	const written = /(\d{4})年?(\d{1,2})月?(\d{1,2})日?/.exec(digits.replace(/[^\d年月日]/g, ''));
	if (written === null) return null;
	const [, year, month, day] = written;
	return toIsoDate(`${year}-${month}-${day}`) ?? null;
}

function readAddress(rows: readonly Row[]): string | null {
	const texts = rows.map(({ text }, index) =>
		index === 0 ? text.replace(/^[住佳]?址|^[住佳]/, '') : text,
	);
	return asAddress(texts.join(''));
}
