/** @import { PersonRow, Table } from '../../src/folder/rows.mts' */

import { columnTitle } from '../../../domain/card/field-naming.ts';
import { columnsOf } from '../../src/folder/rows.mts';
import { element, table } from '../element.js';
import { inLanguage, word } from '../words.js';
import { sideKey } from './decisions.js';

/** @type {readonly string[]} */
const WIDE = [
	'address',
	'issued_by',
	'review_reasons',
	'reason_message',
	'file_name',
	'matched_by',
	'candidates',
];

/** What stays a row's own while others come and go. @param {PersonRow} row */
export const keyOf = ({ sides: [first] }) => sideKey(first);

/** @param {string} column */
const titleOf = (column) => columnTitle(column, inLanguage({ en: 'english', zh: 'chinese' }));

/**
 * Shows a row for each person, with a button that opens it.
 * @param {Table} made
 * @param {(key: string) => void} onOpen
 */
export function peopleTable(made, onOpen) {
	const columns = columnsOf(made);
	const rows = made.people.map((one, index) => rowOf(one, index, columns, onOpen));
	return table(['', ...columns.map(titleOf)], rows);
}

/**
 * @param {PersonRow} one
 * @param {number} index
 * @param {readonly string[]} columns
 * @param {(key: string) => void} onOpen
 */
function rowOf(one, index, columns, onOpen) {
	const { row, doubtful } = one;
	const key = keyOf(one);
	const label = `${word('change')}: ${index + 1}`;
	const open = element('button', { type: 'button', 'aria-label': label, 'data-key': key }, '✎');
	open.addEventListener('click', () => onOpen(key));
	const cells = columns.map((column) => {
		const isDoubtful = /** @type {readonly string[]} */ (doubtful).includes(column);
		const classes = [isDoubtful ? 'doubtful' : '', WIDE.includes(column) ? 'wide' : ''];
		return element('td', { class: classes.join(' ').trim() }, textOf(row[column] ?? null));
	});
	const needsReview = row['needs_review'] === true;
	return element('tr', needsReview ? { class: 'to-check' } : {}, element('td', {}, open), ...cells);
}

/** @param {string | number | boolean | null} value */
function textOf(value) {
	if (typeof value === 'boolean') return value ? '✓' : '';
	return String(value ?? '');
}

/** Shows the files in which nobody was found, and why. @param {Table['notRead']} notRead */
export function notReadTable(notRead) {
	if (notRead.length === 0) return [];
	const rows = notRead.map(({ file, reason }) =>
		element('tr', {}, element('td', { class: 'wide' }, file), element('td', {}, reason)),
	);
	const titles = ['file_name', 'reason_message'].map(titleOf);
	return [element('h3', {}, word('notReadFiles')), table(titles, rows)];
}
