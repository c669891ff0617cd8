import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { type Column, DETAILS_PREFIX } from '../../../domain/column.ts';
import { columnTitle } from '../../../domain/card/field-naming.ts';
import { isFileRecord } from '../input/form-files.ts';
import type { Item } from '../input/items.ts';
import { mayStay } from '../input/kept-input.ts';
import { RESERVED_FIELD, type ResultSettings } from '../input/result-settings.ts';
import { usersColumns } from './earlier-run.ts';

export interface ItemResult {
	item: Item;
	/** All of its columns, by their API names. */
	json: IDataObject;
	/** Whether somebody may have to look at the image again. */
	inDoubt: boolean;
	/** The file's field, if the item holds several that are read. */
	field?: string;
	files?: IBinaryKeyData;
}

/** Columns that say how a result came about. Left in the row by an earlier run, they would pass for this run's, shown or not. */
const ABOUT_RESULT: readonly Column[] = [
	'needs_review',
	'review_reasons',
	'reason_code',
	'reason_message',
	'retry',
	'matched_by',
	'candidates',
];

const { toString } = Object.prototype;

export function itemOf(result: ItemResult): INodeExecutionData {
	const { item, json, files: own } = result;
	const { row, settings, itemIndex } = item;
	const { resultField, naming } = settings;
	const isAtTop = resultField === '';
	const users = isAtTop ? usersColumns(row, naming) : [];
	const titles = (names: readonly string[]) => names.map((name) => columnTitle(name, naming));
	const gone = isAtTop
		? titles(ABOUT_RESULT.filter((name) => name in json)).filter((one) => !users.includes(one))
		: // So a sheet calls the columns of an earlier result in this field.
			titles(Object.keys(json)).map((title) => `${resultField}.${title}`);
	const shown = shownColumns(json, settings);
	const placed = isAtTop ? shown : { [resultField]: shown };
	const kept = keptColumns(row, settings, gone);
	const isUntold = (name: string) => name in kept && (shown[name] ?? null) === null;
	const untold = users.filter(isUntold).map((name) => [name, kept[name]]);
	const files = { ...keptFiles(result), ...own };
	return {
		// The result comes first, and wins over an input field of the same name, unless that is the user's and it says nothing.
		json: { ...placed, ...kept, ...placed, ...Object.fromEntries(untold) },
		...(Object.keys(files).length > 0 && { binary: files }),
		pairedItem: { item: itemIndex },
	};
}

/** In the order of the columns, and by the names that were chosen. */
function shownColumns(result: IDataObject, { columns, naming }: ResultSettings): IDataObject {
	const details = Object.keys(result).filter((name) => name.startsWith(DETAILS_PREFIX));
	const names = [
		...[...columns].filter((name) => name in result),
		...(columns.has(DETAILS_PREFIX) ? details : []),
	];
	return Object.fromEntries(names.map((name) => [columnTitle(name, naming), result[name]]));
}

/** Of the files of the input item; if `field` has none, all of them, since one of them was meant. */
function keptFiles({ item, inDoubt, field = '' }: ItemResult): IBinaryKeyData {
	const { files, areFilesInJson, settings } = item;
	const { keepFiles, isExact } = settings;
	if (keepFiles === 'inDoubt' && !inDoubt) return {};
	// Selected columns are all that the JSON has, but for files that were named.
	if (areFilesInJson && isExact && typeof keepFiles === 'string') return {};
	const own = Object.hasOwn(files, field) ? { [field]: files[field] } : files;
	return Object.fromEntries(Object.entries(own).filter(([name]) => mayStay(name, { keepFiles })));
}

function keptColumns(
	row: IDataObject,
	{ keepColumns }: ResultSettings,
	gone: readonly string[],
): IDataObject {
	const ofForm = 'formMode' in row && 'submittedAt' in row;
	// n8n's forms write it for a file that nobody uploaded, and no table has a column for that.
	const isUnfilled = (value: unknown) => ofForm && value === null;
	return Object.fromEntries(
		Object.entries(row).filter(
			([name, value]) =>
				![RESERVED_FIELD, ...gone].includes(name) &&
				!isUnfilled(value) &&
				isKept(name, value, keepColumns),
		),
	);
}

/** Whether a row loses its own `error` just because of the column's name. */
export function losesError(row: IDataObject, { keepColumns }: ResultSettings): boolean {
	const own = row[RESERVED_FIELD] ?? null;
	return own !== null && isKept(RESERVED_FIELD, own, keepColumns);
}

function isKept(name: string, value: unknown, keep: ResultSettings['keepColumns']): boolean {
	if (isFileRecord(value)) return false;
	if (typeof keep !== 'string') return keep.includes(name);
	return keep === 'all' || fitsCell(value);
}

/** The columns that fit no table cell, and stay only if all input fields do. */
export function columnsWithoutCell(row: IDataObject): string[] {
	return Object.keys(row).filter((name) => !fitsCell(row[name]) && !isFileRecord(row[name]));
}

/** Most characters of a spreadsheet's cell (Excel). An image as text has more. */
const LONGEST_TEXT = 32_767;

/** Whether a table or a spreadsheet can hold a value. A date may come from another realm. */
function fitsCell(value: unknown): boolean {
	if (typeof value === 'string') return value.length <= LONGEST_TEXT;
	return typeof value !== 'object' || value === null || toString.call(value) === '[object Date]';
}
