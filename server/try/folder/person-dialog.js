/** @import { FoundSide } from '../../../domain/result/found-side.ts' */
/** @import { PersonRow } from '../../src/folder/rows.mts' */
/** @import { Correction } from './answers.js' */
/** @import { Photo } from './read-photos.js' */

import { ALL_PRINTED_FIELDS, PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { byId, element } from '../element.js';
import { linkRowsAndBoxes, pageView } from '../page-view.js';
import { boxId } from '../shown-boxes.js';
import { shownImage } from '../shown-image.js';
import { word } from '../words.js';
import { sideKey } from './answers.js';

/**
 * What a person answered: `right` that the row is, `skip` that it is for later, `different` that its sides are of two people, or
 * the side that is the true other one; `undo` to take the last answer back; anything else if the dialog was closed in another way, or while
 * another person's is opening.
 * @typedef {string | FoundSide} Answer
 */

/** Of thousands in a folder of one place, nobody looks at more. */
const MOST_OTHERS = 20;

/** As many rows as it has on a card, in a browser that does not fit fields to what is in them. */
const ROWS = { address: 3, issued_by: 2 };

/** How long, in ms, nothing can be confirmed: a second click or a key that is held is not for the next person. */
const NOT_YET = 400;

const dialog = byId('person', HTMLDialogElement);
let isOpening = false;

/**
 * Shows a person's photos beside what was read, to correct. Resolves when they are shown, to nothing while another person's are
 * on their way.
 * @param {PersonRow} person
 * @param {readonly Photo[]} photos
 * @param {string} heading
 * @returns {Promise<{ answered: Promise<{ answer: Answer, corrections: Correction[] }> } | undefined>}
 */
export async function openPerson(person, photos, heading) {
	if (isOpening) return undefined;
	isOpening = true;
	const sides = await Promise.all(person.sides.map((side) => sideView(side, photos, person)));
	const { reason_message: reason } = person.row;
	const { isProposed, candidates, evidence } = person.person;
	// What a person confirmed can be taken back.
	const isPair = isProposed || evidence.includes('confirmed');
	const yes = isProposed ? word('pair.yes') : word('right', KEYS);
	const right = element('button', { class: 'main', value: 'right', disabled: true }, yes);
	const no = element('button', { value: 'different', disabled: true }, word('pair.no'));
	const offered = candidates
		.filter(({ side }) => isProposed || side !== person.sides[0].side)
		.slice(0, MOST_OTHERS);
	const others = await Promise.all(offered.map((side) => otherView(side, photos)));
	const form = element(
		'form',
		{ method: 'dialog', autocomplete: 'off', tabindex: -1, 'aria-describedby': 'person-reason' },
		element('h2', { id: 'person-heading' }, heading),
		element('p', { id: 'person-reason', class: 'reasons' }, reason ? `⚠ ${reason}` : undefined),
		element('div', { class: isPair ? 'side-by-side' : 'sides' }, ...sides.map(({ view }) => view)),
		element(
			'p',
			{ class: 'actions' },
			isProposed ? element('strong', {}, word('pair.question')) : undefined,
			right,
			isPair ? no : undefined,
			element('button', { value: 'skip' }, word(isProposed ? 'pair.unsure' : 'skip', KEYS)),
			element('button', { value: 'close' }, word('close', KEYS)),
			element('small', {}, word('keys', KEYS)),
		),
		...(others.length === 0
			? []
			: [
					element('h3', {}, word('pair.others')),
					element('div', { class: 'pairs' }, ...others.map(({ view }) => view)),
				]),
	);
	form.addEventListener('keydown', (event) => answerByKey(event, form, { isPair, isProposed }));
	dialog.returnValue = '';
	dialog.replaceChildren(form);
	dialog.showModal();
	isOpening = false;
	setTimeout(() => {
		for (const button of [right, no]) button.disabled = false;
	}, NOT_YET);
	/** @type {HTMLElement | null} */
	const first = form.querySelector('.doubtful textarea') ?? form.querySelector('textarea');
	// Without a field in focus, one key answers.
	if (isProposed) form.focus();
	else first?.focus();
	const closed = new Promise((resolve) =>
		dialog.addEventListener('close', resolve, { once: true }),
	);
	const answered = closed.then(() => {
		for (const { url } of [...sides, ...others]) URL.revokeObjectURL(url);
		const corrections = sides.map(({ correction }) => correction());
		const other = candidates.find((side) => `other ${sideKey(side)}` === dialog.returnValue);
		return { answer: other ?? dialog.returnValue, corrections };
	});
	return { answered };
}

/** The keys that texts name: none is typed in an input method, and none is the browser's own. */
const KEYS = {
	right: 'Enter',
	skip: 'Shift+Enter',
	doubtful: 'Alt+↓',
	undo: 'Ctrl+Z',
	close: 'Esc',
};

/** @param {KeyboardEvent} event */
export const isUndo = ({ key, ctrlKey, metaKey, shiftKey, altKey }) =>
	key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !altKey;

/**
 * Answers by {@link KEYS}, about a pair also by Y, N and U, unless somebody writes; not by a key that is held from the last answer.
 * @param {KeyboardEvent} event
 * @param {HTMLFormElement} form
 * @param {{ isPair: boolean, isProposed: boolean }} row
 */
function answerByKey(event, form, { isPair, isProposed }) {
	const { key, target, repeat, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event;
	const fields = [...form.querySelectorAll('textarea')];
	const isField = target instanceof HTMLTextAreaElement;
	const answer = (/** @type {string} */ value) => {
		event.preventDefault();
		/** @type {HTMLButtonElement | null} */
		const button = form.querySelector(`button[value=${value}]`);
		if (!repeat) button?.click();
	};
	// Safari says by the old number alone that Enter ends what an input method was given.
	if (isComposing || event.keyCode === 229) return;
	if (isUndo(event) && fields.every(({ value, defaultValue }) => value === defaultValue)) {
		event.preventDefault();
		dialog.close('undo');
	} else if (altKey && key === 'ArrowDown') {
		event.preventDefault();
		const doubtful = fields.filter((field) => field.closest('.doubtful'));
		const at = doubtful.findIndex((field) => field === target);
		doubtful[(at + 1) % doubtful.length]?.focus();
	} else if (ctrlKey || metaKey || altKey) {
		return;
	} else if (key === 'Enter' && (isField || target === form)) {
		if (shiftKey) return answer('skip');
		if (!isProposed) return answer('right');
		// It would be a Yes; outside the fields, one letter answers.
		event.preventDefault();
		form.focus();
	} else if (isPair && !isField) {
		const value = { y: 'right', n: 'different', u: 'skip' }[key.toLowerCase()];
		if (value !== undefined) answer(value);
	}
}

/** The page that shows a side, with that upright, and the address of its file. @param {FoundSide} side @param {readonly Photo[]} photos */
async function shownPage({ image, page, index }, photos) {
	const { name, file, reply } = photos[image];
	const url = URL.createObjectURL(file);
	const size = await shownImage(url);
	const angle = reply?.extra?.cards[index]?.angle;
	return { name, url, shown: reply && pageView(page, reply, { url, size }, angle) };
}

/** Another side that may be the card's own. @param {FoundSide} side @param {readonly Photo[]} photos */
async function otherView(side, photos) {
	const { name, url, shown } = await shownPage(side, photos);
	const { identity_name, identity_code, issued_by, valid_date_start, valid_date_end } = side.fields;
	const shownFields = [identity_name, identity_code, issued_by, valid_date_start, valid_date_end];
	const told = shownFields.filter(Boolean).join(' ');
	const value = `other ${sideKey(side)}`;
	const view = element(
		'div',
		{ class: 'pair' },
		shown,
		element('p', {}, [name, told].filter(Boolean).join(': ')),
		element('button', { value }, word('pair.other')),
	);
	return { view, url };
}

/**
 * @param {FoundSide} side
 * @param {readonly Photo[]} photos
 * @param {PersonRow} person
 */
async function sideView(side, photos, { doubtful }) {
	const { name, url, shown } = await shownPage(side, photos);
	const fields = ALL_PRINTED_FIELDS.filter(
		(field) => PRINTED_FIELDS[side.side].includes(field) || side.fields[field] !== null,
	);
	const labels = fields.map((field) => {
		const value = side.fields[field] ?? '';
		const rows = ROWS[/** @type {keyof typeof ROWS} */ (field)] ?? 1;
		const input = element('textarea', { name: field, rows }, value);
		const isDoubtful = doubtful.includes(field);
		const label = `${isDoubtful ? '⚠ ' : ''}${word(`field.${field}`)}`;
		const mark = isDoubtful ? 'doubtful' : '';
		return element('label', { class: mark, 'data-box': boxId(side.index, field) }, label, input);
	});
	const view = element(
		'section',
		{ class: 'side' },
		element('div', {}, shown, element('a', { href: url, target: '_blank' }, name)),
		element('div', { class: 'fields' }, element('h3', {}, word(`side.${side.side}`)), ...labels),
	);
	linkRowsAndBoxes(view);
	const correction = () => {
		const inputs = [...view.querySelectorAll('textarea')];
		const values = inputs.map(({ name: field, value }) => [
			field,
			value.replace(/\n/g, '').trim() || null,
		]);
		return { side, values: Object.fromEntries(values) };
	};
	return { view, url, correction };
}
