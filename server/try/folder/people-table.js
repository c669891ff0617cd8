/** @import { PersonRow, Table } from '../../src/folder/rows.mts' */

import { columnTitle } from '../../../domain/card/field-naming.ts';
import { columnsOf } from '../../src/folder/rows.mts';
import { element, table } from '../element.js';
import { inLanguage, word } from '../words.js';
import { sideKey } from './answers.js';

/** @type {readonly string[]} */
const WIDE = ['address', 'issued_by', 'reason_message', 'file_name', 'matched_by', 'candidates'];

/** What stays a row's own while others come and go. @param {PersonRow} row */
export const keyOf = ({ sides: [first] }) => sideKey(first);

/** @param {string} column */
const titleOf = (column) => columnTitle(column, inLanguage({ en: 'english', zh: 'chinese' }));

/** @param {string} rowKey @returns {HTMLElement | null} the button that opens a row */
export const buttonOf = (rowKey) => document.querySelector(`[data-key="${rowKey}"]`);

/** What is shown, by the rows' keys. @type {Map<string, { told: string, line: HTMLElement }>} */
let shown = new Map();

/**
 * Shows a row for each person, with a button that opens it. A row of which nothing has changed stays: with 500, to draw
 * all takes longer than to read what is in them.
 * @param {HTMLElement} place
 * @param {Table} made
 * @param {(key: string) => void} onOpen
 */
export function showPeople(place, made, onOpen) {
	const naming = inLanguage(/** @type {const} */ ({ en: 'english', zh: 'chinese' }));
	const columns = columnsOf(made, naming);
	const titles = ['', ...columns.map(titleOf)];
	const before = shown;
	shown = new Map();
	for (const [index, one] of made.people.entries()) {
		const told = JSON.stringify([index, titles, one.row, one.doubtful, one.isChecked]);
		const known = before.get(keyOf(one));
		const line = known?.told === told ? known.line : rowOf(one, index, columns, onOpen);
		shown.set(keyOf(one), { told, line });
	}
	const lines = [...shown.values()].map(({ line }) => line);
	const body = place.querySelector('tbody');
	if (body === null || place.dataset['titles'] !== String(titles)) {
		place.dataset['titles'] = String(titles);
		return place.replaceChildren(table(titles, lines));
	}
	for (const [key, { line }] of before) if (shown.get(key)?.line !== line) line.remove();
	for (const [at, line] of lines.entries()) {
		if (body.children[at] !== line) body.insertBefore(line, body.children[at] ?? null);
	}
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
	const checked = one.isChecked ? element('small', {}, word('checked')) : undefined;
	const cells = columns.map((column) => {
		const isDoubtful = /** @type {readonly string[]} */ (doubtful).includes(column);
		const classes = [isDoubtful ? 'doubtful' : '', WIDE.includes(column) ? 'wide' : ''];
		return element('td', { class: classes.join(' ').trim() }, textOf(row[column] ?? null));
	});
	const needsReview = row['needs_review'] === true;
	return element(
		'tr',
		needsReview ? { class: 'to-check' } : {},
		element('td', {}, open, checked),
		...cells,
	);
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
