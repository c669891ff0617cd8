import type { IDataObject } from 'n8n-workflow';

import type { Column } from '../../../domain/column.ts';
import { columnOf, columnTitle, type FieldNaming } from '../../../domain/card/field-naming.ts';
import { RETRIES } from '../../../domain/result/reason.ts';

/** Columns that only this node makes: a value in one of them shows that the row comes from an earlier run. */
const OF_THIS_NODE: readonly Column[] = [
	'needs_review',
	'review_reasons',
	'reason_code',
	'reason_message',
	'matched_by',
];

/** Words that a user may call a column as well. No field of a card is here: a row's own would pass for what was read. */
const ORDINARY_NAMES: readonly Column[] = ['file_name', 'retry', 'candidates'];

/** Whether an earlier run of this node put its result on the row, by any of the columns' names. */
export function isOfEarlierRun(row: Readonly<Record<string, unknown>>): boolean {
	return (
		OF_THIS_NODE.some((column) => isFilled(columnOf(row, column))) ||
		RETRIES.some((word) => word === columnOf(row, 'retry'))
	);
}

/** Returns the names of the row's columns that are the user's, although a result's columns are called so. */
export function usersColumns(row: IDataObject, naming: FieldNaming): readonly string[] {
	if (isOfEarlierRun(row)) return [];
	const titles = ORDINARY_NAMES.map((column) => columnTitle(column, naming));
	return titles.filter((title) => isFilled(row[title]));
}

function isFilled(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
