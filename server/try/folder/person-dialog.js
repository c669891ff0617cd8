/** @import { FoundSide } from '../../../domain/result/found-side.ts' */
/** @import { PrintedField } from '../../../domain/required-fields.ts' */
/** @import { PersonRow } from '../../src/folder/rows.mts' */
/** @import { Photo } from './read-photos.js' */

import { ALL_PRINTED_FIELDS, PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { byId, element } from '../element.js';
import { linkRowsAndBoxes, pageView } from '../page-view.js';
import { boxId } from '../shown-boxes.js';
import { shownImage } from '../shown-image.js';
import { word } from '../words.js';
import { sideKey } from './decisions.js';

/**
 * What a person says that the fields of a side are; `null` for nothing.
 * @typedef {{ side: FoundSide, values: Partial<Record<PrintedField, string | null>> }} Correction
 */

/**
 * What a person answered: `right` that the row is, `skip` that it is for later, `different` that its sides are of two people, or
 * the side that is the true other one; anything else if the dialog was closed in another way, or while
 * another person's is opening.
 * @typedef {string | FoundSide} Answer
 */

/** Of thousands in a folder of one place, nobody looks at more. */
const MOST_OTHERS = 20;

/** How long, in ms, nothing can be confirmed: a second click or a key that is held is not for the next person. */
const NOT_YET = 400;

const dialog = byId('person', HTMLDialogElement);
let isOpening = false;

/**
 * Shows a person's photos beside what was read, to correct.
 * @param {PersonRow} person
 * @param {readonly Photo[]} photos
 * @param {string} heading
 * @returns {Promise<{ answer: Answer, corrections: Correction[] }>}
 */
export async function openPerson(person, photos, heading) {
	if (isOpening) return { answer: '', corrections: [] };
	isOpening = true;
	const sides = await Promise.all(person.sides.map((side) => sideView(side, photos, person)));
	const { reason_message: reason } = person.row;
	const { isProposed, candidates, evidence } = person.person;
	// What a person confirmed can be taken back.
	const isPair = isProposed || evidence.includes('confirmed');
	const label = word(isProposed ? 'pair.yes' : 'right');
	const right = element('button', { class: 'main', value: 'right', disabled: true }, label);
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
			element('button', { value: 'skip' }, word(isProposed ? 'pair.unsure' : 'skip')),
			element('button', { value: 'close' }, word('close')),
		),
		...(others.length === 0
			? []
			: [
					element('h3', {}, word('pair.others')),
					element('div', { class: 'pairs' }, ...others.map(({ view }) => view)),
				]),
	);
	if (isPair) form.addEventListener('keydown', answerByKey);
	dialog.returnValue = '';
	dialog.replaceChildren(form);
	dialog.showModal();
	isOpening = false;
	setTimeout(() => {
		for (const button of [right, no]) button.disabled = false;
	}, NOT_YET);
	/** @type {HTMLElement | null} */
	const first = form.querySelector('.doubtful input') ?? form.querySelector('input');
	// Without a field in focus, one key answers.
	if (isProposed) form.focus();
	else first?.focus();
	await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
	for (const { url } of [...sides, ...others]) URL.revokeObjectURL(url);
	const corrections = sides.map(({ correction }) => correction());
	const other = candidates.find((side) => `other ${sideKey(side)}` === dialog.returnValue);
	return { answer: other ?? dialog.returnValue, corrections };
}

/** Y, N and U answer, unless somebody writes, or holds a key from the last answer. @param {KeyboardEvent} event */
function answerByKey(event) {
	const { key, target, currentTarget, repeat, ctrlKey, metaKey, altKey } = event;
	// Enter in a field would be a Yes.
	if (target instanceof HTMLInputElement && key === 'Enter') event.preventDefault();
	if (target instanceof HTMLInputElement || !(currentTarget instanceof HTMLFormElement)) return;
	if (repeat || ctrlKey || metaKey || altKey) return;
	const value = { y: 'right', n: 'different', u: 'skip' }[key.toLowerCase()];
	/** @type {HTMLButtonElement | null} */
	const button = value === undefined ? null : currentTarget.querySelector(`button[value=${value}]`);
	button?.click();
}

/** The page that shows a side, and the address of its file. @param {FoundSide} side @param {readonly Photo[]} photos */
async function shownPage({ image, page }, photos) {
	const { name, file, reply } = photos[image];
	const url = URL.createObjectURL(file);
	const size = await shownImage(url);
	return { name, url, shown: reply && pageView(page, reply, { url, size }) };
}

/** Another side that may be the card's own. @param {FoundSide} side @param {readonly Photo[]} photos */
async function otherView(side, photos) {
	const { name, url, shown } = await shownPage(side, photos);
	const { issued_by, valid_date_start, valid_date_end } = side.fields;
	const told = [issued_by, valid_date_start, valid_date_end].filter(Boolean).join(' ');
	const value = `other ${sideKey(side)}`;
	const view = element(
		'div',
		{ class: 'pair' },
		shown,
		element('p', {}, `${name}: ${told}`),
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
		const input = element('input', { name: field, value });
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
		const inputs = [...view.querySelectorAll('input')];
		const values = inputs.map(({ name: field, value }) => [field, value.trim() || null]);
		return { side, values: Object.fromEntries(values) };
	};
	return { view, url, correction };
}
