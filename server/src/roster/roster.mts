import { beginsWithSurname } from '../../../domain/card/surname.ts';
import { isNumber, type ListedPerson, listedPerson, plainName } from './listed-person.mts';

/** A list of who should be here. */
export interface Roster {
	people: ListedPerson[];
	/** Where names and numbers were found: a column's letter, and its title if it has one. */
	columns: { name: string; number?: string };
}

/** What heads a column of names. */
const TITLE = /^(?:姓名|名字|名称|员工姓名|学生姓名|人员姓名|NAME|FULLNAME)[:：]?$/i;

/** What stands above, among or below names, and is none. */
const NO_NAME =
	/姓名|名字|名单|花名册|名册|公司|单位|部门|班级|员工|人员|合计|总计|小计|备注|制表|审核|签字|签名|日期/;

/** Chinese characters with a dot or without, or Latin letters; a character may be replaced by a sign. */
const NAME = /^(?:[\p{Script=Han}·□*?○〇]{2,20}|[A-Z·,]{3,40})$/u;

/** Longer ones, without a dot, are taken for headings where no title says that names follow. */
const USUAL_LENGTH = 4;

/** A column is taken if at least half of what it holds looks like it. */
export const MOST = 0.5;

/**
 * Finds the people in the rows of a table, whatever else it holds: rows above the header, other columns, a line of totals.
 * `undefined` if no column holds names.
 */
export function rosterIn(rows: ReadonlyArray<readonly string[]>): Roster | undefined {
	const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
	const columns = Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? ''));
	const number = best(columns.map((cells) => shareOf(cells, isNumber)));
	const names = columns.map((cells, at) => (at === number ? 0 : likelihoodOfNames(cells)));
	const name = best(names);
	if (name === undefined) return undefined;
	const head = columns[name].findIndex(isTitle);
	const people = rows.slice(head + 1).flatMap((row) => {
		const [own, digits] = [row[name] ?? '', number === undefined ? '' : (row[number] ?? '')];
		const isPerson = isNumber(digits) || (isName(own) && (head >= 0 || isUsual(own)));
		return isPerson ? [listedPerson(own, digits)] : [];
	});
	const shown = (at: number) => [lettersOf(at), head < 0 ? '' : rows[head][at]].join(' ').trim();
	return {
		people,
		columns: { name: shown(name), ...(number !== undefined && { number: shown(number) }) },
	};
}

function isName(cell: string): boolean {
	const text = plainName(cell);
	return NAME.test(text) && !NO_NAME.test(text);
}

/** Whether a cell heads a column of names. */
export function isTitle(cell: string): boolean {
	return TITLE.test(plainName(cell));
}

function isUsual(cell: string): boolean {
	const text = plainName(cell);
	return [...text].length <= USUAL_LENGTH || text.includes('·');
}

/** How much of some cells are names for sure; names differ from each other, those of towns and departments repeat. */
export function likelihoodOfNames(cells: readonly string[]): number {
	if (cells.some(isTitle)) return 1;
	const distinct = new Set(cells).size / Math.max(1, cells.length);
	const isSure = (text: string) => beginsWithSurname(text) || text.includes('·');
	return distinct * shareOf(cells, (cell) => isName(cell) && isSure(plainName(cell)));
}

function shareOf(cells: readonly string[], holds: (cell: string) => boolean): number {
	const filled = cells.filter((cell) => cell.trim() !== '');
	return filled.filter(holds).length / Math.max(1, filled.length);
}

/** The first of the columns that are likeliest; `undefined` if none is likely. */
function best(likelihoods: readonly number[]): number | undefined {
	const most = Math.max(0, ...likelihoods);
	return most < MOST ? undefined : likelihoods.indexOf(most);
}

/** The letters by which spreadsheets call a column, from 0. */
export function lettersOf(column: number): string {
	return column < 26
		? String.fromCharCode(65 + column)
		: lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26);
}
