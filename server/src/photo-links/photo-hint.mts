import { dayInChina } from '../../../domain/calendar-date.ts';
import type { Side } from '../../../domain/id-card.ts';
import type { DocumentExtra } from '../engine/document-extra.mts';
import type { Box } from '../extra/pixels.mts';
import type { Warning } from '../extra/warnings.mts';

/** What is wrong with a photo; of several the first, since another photo may settle the others too. */
export const HINTS = {
	'no-card': 'The photo shows no ID card.',
	'other-document': 'It shows another document.',
	'other-side': 'It shows the other side only.',
	'several-cards': 'It shows this side of several cards.',
	'too-small': 'The card has too few pixels.',
	dark: 'It is too dark.',
	blurred: 'The text is blurred.',
	glare: 'A value needs a review, and reflected light covers part of the card.',
	'cut-off': 'The card seems to extend beyond the image, perhaps with its portrait.',
	unclear: 'A value is missing or needs a review, or only words of a card were read.',
	expired: 'The card is no longer valid.',
} as const;

export type Hint = keyof typeof HINTS;

const UNREAD: Readonly<Record<string, Hint>> = {
	'other-document': 'other-document',
	'too-small': 'too-small',
	'too-dark': 'dark',
	'too-blurred': 'blurred',
	'card-not-readable': 'unclear',
};

// Of drawn photos (levels photo and hard), none was above 0.39 nor had a card below 450 pixels.
/** Least `quality.blur` of a photo that a person strains to read, though the server may read it. */
const BLURRED = 0.45;

/** Least width of a card in pixels: 7 dots for each millimetre of a letter's 3. */
const MIN_WIDTH = 240;

/** What the reply to a call would say of the photo; `unread` says why no card was read. */
type Seen = Pick<DocumentExtra, 'cards' | 'unread' | 'warnings'>;

/**
 * Returns what is wrong with a photo of this side; `null` if the side is whole, legible, and needs no review.
 * `seen` is absent if the file cannot be decoded.
 */
export function hintOf(seen: Seen | undefined, side: Side): Hint | null {
	if (seen === undefined) return 'no-card';
	const { cards, unread } = seen;
	const [card, ...others] = cards.filter(({ fields }) => fields.side === side);
	if (card === undefined) {
		if (cards.length > 0) return 'other-side';
		const hint = UNREAD[unread?.reason ?? ''] ?? 'no-card';
		// Closer, as `unclear` asks for, would cut off even more.
		return hint === 'unclear' && seen.warnings.includes('card-cut-off') ? 'cut-off' : hint;
	}
	if (others.length > 0) return 'several-cards';
	const { box, quality, warnings, needsReview } = card;
	const warns = (...some: Warning[]) => some.some((one) => warnings.includes(one));
	// Where glare hides the printed value, the number may still give it.
	const isUnread = warns('birth-from-number', 'gender-from-number');
	const needsLook = isUnread || needsReview.length > 0;
	if (widthOf(box) < MIN_WIDTH) return 'too-small';
	if (warns('dark')) return 'dark';
	if (quality.blur > BLURRED) return 'blurred';
	// A white card on a dark table looks like glare.
	if (needsLook && warns('glare')) return 'glare';
	if (warns('card-cut-off')) return 'cut-off';
	if (needsLook) return 'unclear';
	const { valid_date_end: end } = card.fields;
	// 长期 is no date.
	const isExpired = end !== null && /^\d/.test(end) && end < dayInChina(new Date())!;
	return isExpired ? 'expired' : null;
}

function widthOf([topLeft, topRight, bottomRight, bottomLeft]: Box): number {
	const distance = ([x, y]: Box[number], [otherX, otherY]: Box[number]) =>
		Math.hypot(otherX - x, otherY - y);
	return Math.max(distance(topLeft, topRight), distance(bottomLeft, bottomRight));
}
