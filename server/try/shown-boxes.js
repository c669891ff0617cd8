/** @import { Box, Card, Extra } from './reply-cards.js' */

/**
 * A box over the image.
 * @typedef {object} ShownBox
 * @property {Box} box
 * @property {string} id which row of which card it belongs to; empty: none
 * @property {'field' | 'review' | 'outline' | 'line'} kind
 * @property {string} text what was read there
 */

/** The id of a field's box and row. @param {number} card @param {string} field */
export const boxId = (card, field) => `${card}-${field}`;

/**
 * Returns the boxes on a page: the cards' outlines and their fields; the lines of text if no card was found.
 * @param {readonly Card[]} cards
 * @param {Extra} extra
 * @param {number} page from 1
 * @returns {ShownBox[]}
 */
export function boxesOn(cards, extra, page) {
	if (cards.length === 0) {
		const lines = page === 1 ? (extra.lines ?? []) : [];
		return lines.map(({ box, text }) => ({ box, id: '', kind: 'line', text }));
	}
	return cards.flatMap((card, index) => (card.page === page ? boxesOfCard(card, index) : []));
}

/**
 * @param {Card} card
 * @param {number} index
 * @returns {ShownBox[]}
 */
function boxesOfCard({ box, details, fields, reviews }, index) {
	const outline = box ?? details['side']?.box ?? null;
	/** @type {ShownBox[]} */
	const shown =
		outline === null ? [] : [{ box: outline, id: boxId(index, 'side'), kind: 'outline', text: '' }];
	for (const [field, detail] of Object.entries(details)) {
		if (field === 'side' || detail.box === null) continue;
		const kind = field in reviews ? 'review' : 'field';
		const text = String(fields[field] ?? '');
		shown.push({ box: detail.box, id: boxId(index, field), kind, text });
	}
	return shown;
}
