import { ID_CARD_FIELD_NAMES, type IdCardFields } from '../../../domain/id-card.ts';
import { parseCsv } from '../roster/csv.mts';

/** What the card in a file is known to say; a field that nobody wrote down is absent. */
export type Truth = Array<[keyof IdCardFields, string]>;

/**
 * Reads a table with the column `file` and columns named like fields; returns each {@link fileKey} with its truth.
 * @throws an error that quotes no cell when it is not UTF-8 or no such table.
 */
export function readTruth(bytes: Uint8Array): Map<string, Truth> {
	// This drops a byte order mark.
	const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	const [head = [], ...records] = parseCsv(text).map((record) => record.map((cell) => cell.trim()));
	const names = ID_CARD_FIELD_NAMES.filter((name) => head.includes(name));
	if (!head.includes('file') || names.length === 0) {
		const columns = ID_CARD_FIELD_NAMES.join();
		throw new SyntaxError(`The first line of the CSV must have file and any of ${columns}.`);
	}
	const twice = ['file', ...names].find((name) => head.indexOf(name) < head.lastIndexOf(name));
	if (twice !== undefined) throw new SyntaxError(`The CSV has two columns ${twice}.`);
	const cellOf = (record: readonly string[], column: string) => record[head.indexOf(column)] ?? '';
	// Spreadsheets leave empty rows at the end.
	const rows = records.flatMap((record): Array<[string, Truth]> => {
		const file = cellOf(record, 'file');
		const known = names.filter((name) => cellOf(record, name) !== '');
		const truth = known.map((name): Truth[number] => [name, cellOf(record, name)]);
		return file === '' ? [] : [[fileKey(file), truth]];
	});
	const truths = new Map(rows);
	if (truths.size < rows.length) throw new SyntaxError('The CSV has two lines for one file.');
	return truths;
}

/** A file's name within the folder, whatever system wrote it down. */
export function fileKey(name: string): string {
	return name.normalize().replaceAll('\\', '/').replace(/^\.\//, '');
}

/** Whether both say the same: people write 汉族, 2020/1/5 and x for 汉, 2020-01-05 and X, and add spaces. */
export function isSame(one: string, other: string): boolean {
	return plain(one) === plain(other);
}

function plain(text: string): string {
	const [, ...date] = /^(\d{4})[-/.年](\d\d?)[-/.月](\d\d?)日?$/.exec(text) ?? [];
	if (date.length > 0) return date.map(Number).join();
	return text
		.normalize('NFKC')
		.toUpperCase()
		.replace(/\s|族$/g, '')
		.replace(/[•・‧]/g, '·');
}
