/** @import { Card } from './reply-cards.js' */

import { cropView } from './crop-view.js';
import { element } from './element.js';
import { boxId } from './shown-boxes.js';
import { percent, word } from './words.js';

/** A value with a lower confidence is marked as doubtful, as the server does in `needsReview`. */
const LOW_CONFIDENCE = 0.9;

/**
 * Shows one side of a card: its ten fields, their confidence, and what needs review.
 * @param {Card} card
 * @param {number} index
 * @param {number} count
 * @param {boolean} isShown whether its page is shown, with boxes
 */
export function cardView(card, index, count, isShown) {
	const { fields, person, page, angle } = card;
	const facts = [
		word(`side.${fields['side'] ?? null}`),
		page > 1 ? word('page', { page }) : undefined,
		person === null ? undefined : word('person', { number: person + 1 }),
		angle === null ? undefined : turnOf(angle),
	].filter((fact) => fact !== undefined);
	const heading = count === 1 ? word('onlyCard') : word('card', { number: index + 1, count });
	const id = `card-${index}`;
	return element(
		'section',
		{ class: 'card', 'aria-labelledby': id },
		element('h3', { id }, `${heading} · ${facts.join(' · ')}`),
		element(
			'table',
			{},
			element('thead', {}, headings()),
			element('tbody', {}, ...Object.keys(fields).map((field) => row(card, index, field, isShown))),
		),
		cropView(card.crops),
	);
}

/** @param {number} angle degrees clockwise that turn the card upright, from 0 to below 360 */
function turnOf(angle) {
	const degrees = Math.round(angle > 180 ? 360 - angle : angle);
	if (degrees === 0) return undefined;
	return word(angle > 180 ? 'turn.left' : 'turn.right', { degrees });
}

function headings() {
	const columns = ['field', 'value', 'confidence'];
	return element('tr', {}, ...columns.map((key) => element('th', { scope: 'col' }, word(key))));
}

/**
 * @param {Card} card
 * @param {number} index
 * @param {string} field
 * @param {boolean} isShown
 */
function row({ fields, details, reviews }, index, field, isShown) {
	const value = fields[field] ?? null;
	const confidence = details[field]?.confidence ?? null;
	const reasons = reviews[field] ?? [];
	const isLow = confidence !== null && confidence < LOW_CONFIDENCE;
	const classes = [
		value === null && reasons.length === 0 ? 'absent' : '',
		isLow || reasons.length > 0 ? 'review' : '',
	];
	return element(
		'tr',
		{ class: classes.join(' ').trim(), 'data-box': boxId(index, field) },
		element(
			'th',
			{ scope: 'row' },
			nameOf(field, isShown && (details[field]?.box ?? null) !== null),
		),
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
	return value === null ? word('notRead') : String(value);
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
	if (confidence === null) return [word('notRead')];
	const bar = element('meter', {
		...{ min: 0, max: 1, low: LOW_CONFIDENCE, high: 0.98, optimum: 1 },
		...{ value: confidence, 'aria-hidden': 'true' },
	});
	return [bar, ` ${percent(confidence)}${isLow ? ` ${word('low')}` : ''}`];
}
