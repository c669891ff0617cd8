import readWorkbook from 'read-excel-file/universal';

import { columnTitle, FIELD_NAMINGS } from '../../../domain/card/field-naming.ts';
import { ENGLISH } from '../../../domain/language/english.ts';
import type { Language } from '../../../domain/language/language.ts';
import { parseCsv } from './csv.mts';
import { isTitle, likelihoodOfNames, MOST, type Roster, rosterIn } from './roster.mts';
import { isNumber } from './listed-person.mts';

type ListFault = keyof Language['listFaults'];

/** A list that cannot be taken. */
export class UnusableList extends Error {
	readonly fault: ListFault;
	constructor(fault: ListFault) {
		super(ENGLISH.listFaults[fault]);
		this.fault = fault;
	}
}

/** How old Excel files begin (CFB), as do encrypted new ones. */
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

/** By these, a table that was written here is known. */
const REVIEW_TITLES = FIELD_NAMINGS.map((naming) => columnTitle('needs_review', naming));

/** How archives begin, among them .xlsx. */
const ZIP = [0x50, 0x4b];

/**
 * Reads a list of who should be here: an .xlsx, of which the first sheet with names counts, or text.
 * @throws {UnusableList}
 */
export async function readList(bytes: Uint8Array): Promise<Roster> {
	const begins = (start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);
	if (begins(OLD_EXCEL)) throw new UnusableList('old-excel');
	if (!begins(ZIP)) return listIn(decoded(bytes));
	const sheets = await sheetsIn(bytes);
	const tables = sheets.map(({ data }) => data.map((row) => row.map((cell) => String(cell ?? ''))));
	if (tables.some(([titles = []]) => titles.some((title) => REVIEW_TITLES.includes(title)))) {
		throw new UnusableList('earlier-table');
	}
	const rosters = tables.map(rosterIn);
	return orThrow(rosters.find((roster) => roster !== undefined));
}

/**
 * The sheets of an .xlsx.
 * @throws {UnusableList} if it is none.
 */
export async function sheetsIn(bytes: Uint8Array) {
	return await readWorkbook(new Uint8Array(bytes).buffer).catch(() => {
		throw new UnusableList('not-excel');
	});
}

/**
 * The list that a text holds: CSV, rows copied from a spreadsheet, or names with anything between them.
 * @throws {UnusableList}
 */
export function listIn(text: string): Roster {
	return orThrow(rosterIn(rowsIn(text)));
}

function orThrow(roster: Roster | undefined): Roster {
	if (roster === undefined || roster.people.length === 0) throw new UnusableList('no-names');
	return roster;
}

function rowsIn(text: string): string[][] {
	if (text.includes('"')) {
		try {
			return parseCsv(text);
		} catch {
			throw new UnusableList('not-csv');
		}
	}
	// Lines of a chat are numbered.
	const lines = text.split(/\r?\n/).map((line) => line.replace(/^\s*\d{1,3}\s*[.、)）]\s*/, ''));
	const rows = lines.map((line) => line.split(/[\t,，;；、]/).map((cell) => cell.trim()));
	if (rows.flat().some((cell) => isNumber(cell) || isTitle(cell))) return rows;
	// Names alone, perhaps with single spaces between them; 张 三 is one name.
	const names = rows.flat().flatMap((cell) => {
		const words = cell.split(/\s+/);
		return words.every((word) => word.length > 1) ? words : [cell];
	});
	const areNames = likelihoodOfNames(names.filter((name) => name !== '')) > MOST;
	return areNames ? names.map((name) => [name]) : rows;
}

/** What is no UTF-8 is GB 18030, in which Excel saves CSV on Chinese Windows. */
function decoded(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('gb18030').decode(bytes);
	}
}
