/** @import { ExtraCard } from '../../domain/extra.ts' */
/** @import { IdCardFields } from '../../domain/id-card.ts' */

import { element, table } from './element.js';
import { boxId } from './shown-boxes.js';
import { percent, word } from './words.js';

/** A value with a lower confidence is marked as doubtful, as the server does in `needsReview`. */
const LOW_CONFIDENCE = 0.9;

const NOT_READ = '–';

/**
 * Shows one side of a card: its ten fields, their confidence, and what needs review.
 * @param {ExtraCard} card
 * @param {number} index
 * @param {number} count
 * @param {boolean} isShown whether its page is shown, with boxes
 */
export function cardView(card, index, count, isShown) {
	const { fields, person, page } = card;
	const facts = [
		word(`side.${fields.side}`),
		page > 1 ? word('page', { page }) : undefined,
		person === null ? undefined : word('person', { number: person + 1 }),
	].filter((fact) => fact !== undefined);
	const heading = count === 1 ? word('onlyCard') : word('card', { number: index + 1, count });
	const id = `card-${index}`;
	const names = /** @type {Array<keyof IdCardFields>} */ (Object.keys(fields));
	return element(
		'section',
		{ class: 'card', 'aria-labelledby': id },
		element('h3', { id }, `${heading} · ${facts.join(' · ')}`),
		table(
			['field', 'value', 'confidence'].map((column) => word(column)),
			names.map((field) => row(card, index, field, isShown)),
		),
	);
}

/**
 * @param {ExtraCard} card
 * @param {number} index
 * @param {keyof IdCardFields} field
 * @param {boolean} isShown
 */
function row({ fields, details, needsReview }, index, field, isShown) {
	const value = fields[field];
	const { confidence, box } = details[field];
	const { reasons = [] } = needsReview.find((one) => one.field === field) ?? {};
	const isLow = confidence !== null && confidence < LOW_CONFIDENCE;
	const classes = [
		value === null && reasons.length === 0 ? 'absent' : '',
		isLow || reasons.length > 0 ? 'review' : '',
	];
	return element(
		'tr',
		{ class: classes.join(' ').trim(), 'data-box': boxId(index, field) },
		element('th', { scope: 'row' }, nameOf(field, isShown && box !== null)),
		element(
			'td',
			{ class: 'value' },
			valueText(field, value),
			isPast(field, value) ? ` (${word('expired')})` : undefined,
			reasonList(reasons),
		),
		element('td', { class: 'confidence' }, ...confidenceOf(confidence, isLow)),
	);
}

/**
 * @param {string} field
 * @param {boolean} hasBox
 */
function nameOf(field, hasBox) {
	const name = word(`field.${field}`);
	if (!hasBox) return name;
	const label = word('showInImage', { field: name });
	return element('button', { type: 'button', class: 'name', title: label }, name);
}

/**
 * @param {string} field
 * @param {string | number | null} value
 */
function valueText(field, value) {
	if (field === 'side')
		return word('sideValue', { side: String(value), name: word(`side.${value}`) });
	return String(value ?? NOT_READ);
}

/**
 * Whether a card has expired; a card without an end says 长期.
 * @param {string} field
 * @param {string | number | null} value
 */
function isPast(field, value) {
	const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' });
	return field === 'valid_date_end' && /^\d/.test(String(value)) && String(value) < today;
}

/** @param {readonly string[]} reasons */
function reasonList(reasons) {
	if (reasons.length === 0) return undefined;
	const items = reasons.map((reason) => element('li', {}, word(`reason.${reason}`)));
	return element('ul', { class: 'reasons' }, element('li', {}, `⚠ ${word('check')}`), ...items);
}

/**
 * @param {number | null} confidence
 * @param {boolean} isLow
 */
function confidenceOf(confidence, isLow) {
	if (confidence === null) return [NOT_READ];
	const bar = element('meter', {
		min: 0,
		max: 1,
		low: LOW_CONFIDENCE,
		high: 0.98,
		optimum: 1,
		value: confidence,
		'aria-hidden': 'true',
	});
	return [bar, ` ${percent(confidence)}${isLow ? ` ${word('low')}` : ''}`];
}
