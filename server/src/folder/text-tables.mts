import { columnTitle, type FieldNaming } from '../../../domain/card/field-naming.ts';
import type { Row } from '../../../domain/result/shown-as.ts';
import { columnsOf, type Table } from './rows.mts';

/** What a spreadsheet would take for a formula (OWASP, CSV Injection): it gets an apostrophe. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

/** Writes people, then who is missing, then the files that were not read, as CSV (RFC 4180) with a byte order mark, by which Excel knows UTF-8. */
export function csvOf(table: Table, naming: FieldNaming): string {
	const columns = columnsOf(table, naming);
	const rows = rowsOf(table).map((row) => columns.map((column) => String(row[column] ?? '')));
	const records = [columns.map((column) => columnTitle(column, naming)), ...rows];
	return `\uFEFF${records.map((record) => `${record.map(cellOf).join()}\r\n`).join('')}`;
}

function cellOf(value: string): string {
	const shown = FORMULA.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** Writes people, then who is missing, then the files that were not read, as lines of JSON. */
export function jsonLinesOf(table: Table, naming: FieldNaming): string {
	const lines = rowsOf(table).map((row) => {
		const columns = columnsOf(table, naming).filter((column) => column in row);
		const entries = columns.map((column) => [columnTitle(column, naming), row[column]]);
		return `${JSON.stringify(Object.fromEntries(entries))}\n`;
	});
	return lines.join('');
}

function rowsOf({ people, list, notRead }: Table): Row[] {
	const unread = notRead.map(({ file, reason }) => ({ file_name: file, reason_message: reason }));
	return [
		...people.map(({ row }) => row),
		...(list?.missing ?? []).map(({ row }) => row),
		...unread,
	];
}
