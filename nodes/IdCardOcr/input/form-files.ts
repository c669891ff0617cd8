import type { IDataObject } from 'n8n-workflow';

import { groupedBy } from '../../../domain/pairing/grouped-by.ts';
import { isRecord } from '../../../domain/reply-value.ts';
import type { Item } from './items.ts';

/** What to do where n8n may have given several files of a form one field. */
export const FORM_ADVICE =
	"n8n replaces Chinese characters of a form label with underscores, so labels of equal length become one field: give each file element of the form an ASCII 'Custom Field Name' (under 'Add Attributes').";

/** Whether a value is how n8n's forms describe files, which the item has anyway. */
export function isFileRecord(value: unknown): boolean {
	const records = [value].flat();
	const isOne = (one: unknown) => isRecord(one) && 'filename' in one && 'mimetype' in one;
	return records.length > 0 && records.every(isOne);
}

/** Whether n8n gives the files of two labels one field: it replaces all but ASCII letters and digits with `_` (form node 2.6). */
function haveOneField(row: IDataObject): boolean {
	const fields = Object.entries(row).flatMap(([label, value]) => {
		const files = isFileRecord(value) ? [value].flat() : [];
		const field = label.replace(/\W/g, '_');
		return files.length > 1 ? files.map((_, i) => `${field}_${i}`) : files.map(() => field);
	});
	return new Set(fields).size < fields.length;
}

/**
 * Returns the items whose form sent more files than arrived: of files with one field n8n keeps the last. Files may
 * have been split among several items, each with the records of all.
 */
export function itemsWithLostFiles(items: readonly Item[]): ReadonlySet<number> {
	const forms = items.map((item) => {
		const sent = Object.values(item.row).filter(isFileRecord).flat();
		return { item, sent, form: JSON.stringify([item.row.submittedAt, sent]) };
	});
	const lost = groupedBy(forms, ({ form }) => form).flatMap((own) => {
		const arrived = own.flatMap(({ item }) => Object.keys(item.files)).length;
		return own.filter(
			({ item, sent }) => arrived > 0 && (sent.length > arrived || haveOneField(item.row)),
		);
	});
	return new Set(lost.map(({ item }) => item.itemIndex));
}
