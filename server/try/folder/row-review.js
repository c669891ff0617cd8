/** @import { FoundSide } from '../../../domain/result/found-side.ts' */
/** @import { PersonRow, Table } from '../../src/folder/rows.mts' */
/** @import { Correction } from './answers.js' */
/** @import { Photo } from './read-photos.js' */

import { byId } from '../element.js';
import { word } from '../words.js';
import {
	beginStep,
	check,
	correct,
	decide,
	hasSteps,
	isChecked,
	photosOf,
	sideKey,
	stepBack,
} from './answers.js';
import { buttonOf, keyOf } from './people-table.js';
import { isUndo, openPerson } from './person-dialog.js';

/**
 * Lets a person look at rows, one after the other, and take answers back.
 * @param {object} page
 * @param {readonly Photo[]} page.photos
 * @param {() => Table} page.tableNow
 * @param {() => void} page.onAnswer makes the table anew
 */
export function reviewRows({ photos, tableNow, onAnswer }) {
	const next = byId('next', HTMLButtonElement);
	const undo = byId('undo', HTMLButtonElement);
	let isTableOld = false;

	const waitingRows = () =>
		tableNow().people.filter((one) => one.row['needs_review'] === true && !isChecked(photos, one));

	function changeTable() {
		isTableOld = false;
		onAnswer();
	}

	/** Opens a row, and those to check after it. @param {string | undefined} rowKey */
	async function open(rowKey) {
		for (let key = rowKey; key !== undefined; ) key = await ask(key);
		if (isTableOld) changeTable();
	}

	/** Asks about a row; returns the row to open then. @param {string} rowKey */
	async function ask(rowKey) {
		const { people } = tableNow();
		const at = people.findIndex((one) => keyOf(one) === rowKey);
		const person = people[at];
		const heading = word('person', { number: at + 1, count: people.length });
		const opened = await openPerson(person, photos, heading);
		if (opened === undefined) return undefined;
		// A large table takes a while: the next person is seen before.
		requestAnimationFrame(() => setTimeout(() => isTableOld && changeTable()));
		const { answer, corrections } = await opened.answered;
		if (answer === 'undo') return takeBack();
		if (answer === 'right') {
			beginStep(rowKey);
			for (const correction of corrections) correct(photos, correction, person);
			if (person.person.isProposed) {
				decide(photos, photosOf(person, 1), photosOf(person, 0), true);
			}
			check(photos, person);
			isTableOld = true;
		} else if (answer === 'different' || typeof answer === 'object') {
			beginStep(rowKey);
			for (const correction of corrections.filter(isChange)) correct(photos, correction, person);
			rearrange(photos, person, answer);
			changeTable();
			// The pair that this made is seen before the next row.
			if (typeof answer === 'object') return rowWith(answer) ?? nextAfter(rowKey);
		} else if (answer !== 'skip') {
			if (isTableOld) changeTable();
			buttonOf(rowKey)?.focus({ preventScroll: true });
			return undefined;
		}
		return nextAfter(rowKey);
	}

	/** The row that has a side. @param {FoundSide} one */
	function rowWith(one) {
		const has = (/** @type {FoundSide} */ side) => sideKey(side) === sideKey(one);
		const row = tableNow().people.find(({ sides, person }) =>
			[...sides, ...person.repeats].some(has),
		);
		return row && keyOf(row);
	}

	/** The next row to check after one, the first if there is none. @param {string} [after] its key */
	function nextAfter(after) {
		const { people } = tableNow();
		const at = people.findIndex((one) => keyOf(one) === after);
		const waiting = waitingRows().filter((one) => keyOf(one) !== after);
		const found = waiting.find((one) => people.indexOf(one) > at) ?? waiting[0];
		if (found === undefined) {
			if (isTableOld) changeTable();
			(waitingRows().length > 0 ? next : byId('save')).focus();
			return undefined;
		}
		buttonOf(keyOf(found))?.scrollIntoView({ block: 'center' });
		return keyOf(found);
	}

	/** Takes the last answer back; returns the row that it was about. */
	function takeBack() {
		if (!hasSteps()) return undefined;
		const rowKey = stepBack();
		changeTable();
		if (rowKey === undefined) byId('heap').querySelector('button')?.focus();
		return rowKey;
	}

	next.addEventListener('click', () => void open(nextAfter()));
	undo.addEventListener('click', () => void open(takeBack()));
	addEventListener('keydown', (event) => {
		const { target, defaultPrevented } = event;
		const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
		if (defaultPrevented || isField || !isUndo(event)) return;
		event.preventDefault();
		void open(takeBack());
	});

	return {
		open,
		/** Shows whether there is a row to check, and an answer to take back; returns how many wait. */
		showState() {
			const { length } = waitingRows();
			next.disabled = length === 0;
			undo.disabled = !hasSteps();
			return length;
		},
	};
}

/**
 * Takes two sides apart, or joins a side with its true other one.
 * @param {readonly Photo[]} photos
 * @param {PersonRow} row
 * @param {string | FoundSide} other
 */
function rearrange(photos, row, other) {
	const fronts = photosOf(row, 1);
	const backs = photosOf(row, 0);
	if (fronts.length > 0 && backs.length > 0) decide(photos, fronts, backs, false);
	if (typeof other !== 'object') return;
	if (other.side === 0) decide(photos, fronts, [other], true);
	else decide(photos, [other], backs, true);
}

/** @param {Correction} correction */
function isChange({ side, values }) {
	const fields = Object.entries(side.fields);
	return fields.some(
		([name, value]) =>
			name in values && values[/** @type {keyof typeof values} */ (name)] !== value,
	);
}
