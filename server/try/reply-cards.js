/**
 * Four corners in pixels of the image as sent; clockwise.
 * @typedef {Array<[number, number]>} Box
 * @typedef {Record<string, string | number | null>} Fields
 * @typedef {{ confidence: number | null, box: Box | null }} Detail
 * @typedef {{ field: string, reasons: string[] }} Review
 * @typedef {{ text: string, confidence: number, box: Box }} Line
 */

/**
 * The `extra` of a reply, as far as the page reads it.
 * @typedef {object} Extra
 * @property {Line[]} [lines]
 * @property {string[]} [warnings]
 * @property {SentCard[]} [cards]
 * @property {Person[]} [people]
 * @property {Page[]} [pages]
 * @property {{ reason: string, seen?: string[] }} [unread]
 */

/**
 * A page of a document, or an image, with its size in pixels as sent.
 * @typedef {{ page: number, width: number, height: number }} Page
 */

/**
 * @typedef {object} SentCard
 * @property {Fields} fields
 * @property {Record<string, Detail>} [details]
 * @property {Box | null} [box]
 * @property {number | null} [angle]
 * @property {number} [page]
 * @property {Review[]} [needsReview]
 * @property {number | null} [person]
 * @property {Record<string, string | null>} [crops]
 *
 * @typedef {{ cards: number[], provenBy: string[] }} Person
 * @typedef {{ code: number, msg: string, data: Fields | null, extra?: Extra, request_id?: string }} Reply
 */

/**
 * One side of a card, as the page shows it.
 * @typedef {object} Card
 * @property {Fields} fields
 * @property {Record<string, Detail>} details empty if the reply says nothing about the fields
 * @property {Box | null} box its outline, if the reply has it
 * @property {number | null} angle degrees clockwise that turn it upright
 * @property {number} page from 1
 * @property {Record<string, string[]>} reviews the reasons by field
 * @property {number | null} person
 * @property {Record<string, string | null>} crops
 */

/**
 * Returns every side in a reply, those of `data` first.
 * @param {Reply} reply
 * @returns {Card[]}
 */
export function cardsOf({ data, extra }) {
	if (extra?.cards !== undefined) return extra.cards.map(cardOf);
	return data === null ? [] : [cardOf({ fields: data })];
}

/**
 * @param {SentCard} sent
 * @returns {Card}
 */
function cardOf({ fields, details = {}, needsReview = [], ...sent }) {
	return {
		...{ fields, details },
		box: sent.box ?? null,
		angle: sent.angle ?? null,
		page: sent.page ?? 1,
		reviews: Object.fromEntries(needsReview.map(({ field, reasons }) => [field, reasons])),
		person: sent.person ?? null,
		crops: sent.crops ?? {},
	};
}

/** Returns how many fields of the cards need review. @param {readonly Card[]} cards */
export function reviewCount(cards) {
	return cards.reduce((sum, { reviews }) => sum + Object.keys(reviews).length, 0);
}
