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

/**
 * What a person says that the fields of a side are; `null` for nothing.
 * @typedef {{ side: FoundSide, values: Partial<Record<PrintedField, string | null>> }} Correction
 */

/** How long, in ms, nothing can be confirmed: a second click or a key that is held is not for the next person. */
const NOT_YET = 400;

const dialog = byId('person', HTMLDialogElement);
let isOpening = false;

/**
 * Shows a person's photos beside what was read, to correct.
 * @param {PersonRow} person
 * @param {readonly Photo[]} photos
 * @param {string} heading
 * @returns {Promise<{ answer: string, corrections: Correction[] }>} `answer`: `right` or `skip`; anything else if it was closed in another way, or while another person's is opening
 */
export async function openPerson(person, photos, heading) {
	if (isOpening) return { answer: '', corrections: [] };
	isOpening = true;
	const sides = await Promise.all(person.sides.map((side) => sideView(side, photos, person)));
	const { reason_message: reason } = person.row;
	const right = element('button', { class: 'main', value: 'right', disabled: true }, word('right'));
	const form = element(
		'form',
		{ method: 'dialog', autocomplete: 'off', 'aria-describedby': 'person-reason' },
		element('h2', { id: 'person-heading' }, heading),
		element('p', { id: 'person-reason', class: 'reasons' }, reason ? `⚠ ${reason}` : undefined),
		...sides.map(({ view }) => view),
		element(
			'p',
			{ class: 'actions' },
			right,
			element('button', { value: 'skip' }, word('skip')),
			element('button', { value: 'close' }, word('close')),
		),
	);
	dialog.returnValue = '';
	dialog.replaceChildren(form);
	dialog.showModal();
	isOpening = false;
	setTimeout(() => (right.disabled = false), NOT_YET);
	/** @type {HTMLElement | null} */
	const first = form.querySelector('.doubtful input') ?? form.querySelector('input');
	first?.focus();
	await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
	for (const { url } of sides) URL.revokeObjectURL(url);
	const corrections = sides.map(({ correction }) => correction());
	return { answer: dialog.returnValue, corrections };
}

/**
 * @param {FoundSide} side
 * @param {readonly Photo[]} photos
 * @param {PersonRow} person
 */
async function sideView(side, photos, { doubtful }) {
	const { name, file, reply } = photos[side.image];
	const url = URL.createObjectURL(file);
	const image = { url, size: await shownImage(url) };
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
		element(
			'div',
			{},
			reply && pageView(side.details?.page ?? 1, reply, image),
			element('a', { href: url, target: '_blank' }, name),
		),
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
