/** @import { ExtraCard } from '../../domain/extra.ts' */

/**
 * A box over the image.
 * @typedef {object} ShownBox
 * @property {ExtraCard['box']} box
 * @property {string} id which row of which card it belongs to; empty: none
 * @property {'field' | 'review' | 'outline' | 'line'} kind
 * @property {string} text what was read there
 */

/** The id of a field's box and row. @param {number} card @param {string} field */
export const boxId = (card, field) => `${card}-${field}`;

/**
 * Returns the boxes on the page that browsers show: the cards' outlines and their fields; the lines of text if no card was found.
 * @param {{ cards?: readonly ExtraCard[], lines?: ReadonlyArray<{ box: ExtraCard['box'], text: string }> }} extra of a reply
 * @returns {ShownBox[]}
 */
export function boxesOnFirstPage({ cards = [], lines = [] }) {
	if (cards.length === 0)
		return lines.map(({ box, text }) => ({ box, id: '', kind: 'line', text }));
	return cards.flatMap((card, index) => (card.page === 1 ? boxesOfCard(card, index) : []));
}

/**
 * @param {ExtraCard} card
 * @param {number} index
 * @returns {ShownBox[]}
 */
function boxesOfCard({ box: outline, details, fields, needsReview }, index) {
	/** @type {ShownBox[]} */
	const shown = [{ box: outline, id: boxId(index, 'side'), kind: 'outline', text: '' }];
	for (const [field, { box }] of Object.entries(details)) {
		if (field === 'side' || box === null) continue;
		const kind = needsReview.some((one) => one.field === field) ? 'review' : 'field';
		const text = String(fields[/** @type {keyof ExtraCard['fields']} */ (field)] ?? '');
		shown.push({ box, id: boxId(index, field), kind, text });
	}
	return shown;
}
