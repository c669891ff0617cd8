import { expect, test } from '@jest/globals';

import type { DocumentExtra } from '../../src/engine/document-extra.mts';
import type { Warning } from '../../src/extra/warnings.mts';
import { hintOf, type Hint } from '../../src/photo-links/photo-hint.mts';

interface Photo {
	side?: 0 | 1 | null;
	/** How many cards. */
	count?: number;
	width?: number;
	blur?: number;
	warnings?: Warning[];
	needsReview?: number;
	unread?: string;
	validUntil?: string | null;
}

const hint = ({
	side = 1,
	count = 1,
	width = 900,
	blur = 0.2,
	warnings = [],
	needsReview = 0,
	unread,
	validUntil = null,
}: Photo) => {
	const box = [
		[0, 0],
		[width, 0],
		[width, width / 1.6],
		[0, width / 1.6],
	];
	const seenOfCard = { quality: { blur }, warnings, needsReview: Array(needsReview).fill({}) };
	const seen = {
		warnings,
		cards: Array(side === null ? 0 : count).fill({
			fields: { side, valid_date_end: validUntil },
			box,
			...seenOfCard,
		}),
		...(unread !== undefined && { unread: { reason: unread } }),
	} as unknown as DocumentExtra;
	return hintOf(seen, 1);
};

test.each<[string, Photo, Hint | null]>([
	['a good one', {}, null],
	['no card', { side: null }, 'no-card'],
	['another document', { side: null, unread: 'other-document' }, 'other-document'],
	['words of a card', { side: null, unread: 'card-not-readable' }, 'unclear'],
	['dots', { side: null, unread: 'too-small' }, 'too-small'],
	['the other side', { side: 0 }, 'other-side'],
	['two cards', { count: 2 }, 'several-cards'],
	['the other side of two cards', { side: 0, count: 2 }, 'other-side'],
	['a small card', { width: 239 }, 'too-small'],
	['a card just large enough', { width: 240 }, null],
	['a dark one', { warnings: ['dark'] }, 'dark'],
	['a blurred one that was read', { blur: 0.46 }, 'blurred'],
	['glare beside the values', { warnings: ['glare'] }, null],
	['glare on a value', { warnings: ['glare'], needsReview: 1 }, 'glare'],
	['a card cut off', { warnings: ['card-cut-off'] }, 'cut-off'],
	['a doubtful value', { needsReview: 1 }, 'unclear'],
	['a card that has expired', { validUntil: '2020-01-01' }, 'expired'],
	['a doubtful one that has', { validUntil: '2020-01-01', needsReview: 1 }, 'unclear'],
	['a card without an end', { validUntil: '长期' }, null],
	['a card that is valid', { validUntil: '2999-01-01' }, null],
	['a printed birth that only the number tells', { warnings: ['birth-from-number'] }, 'unclear'],
	[
		'all at once',
		{ width: 100, blur: 0.9, warnings: ['dark', 'glare', 'card-cut-off'], needsReview: 2 },
		'too-small',
	],
])('%s', (_what, photo, expected) => {
	expect(hint(photo)).toBe(expected);
});

test('a file that cannot be decoded shows no card', () => {
	expect(hintOf(undefined, 1)).toBe('no-card');
});

test('the other side of the same photo has doubts of its own', () => {
	const box = [
		[0, 0],
		[900, 0],
		[900, 570],
		[0, 570],
	];
	const side = { fields: { side: 0 }, box, needsReview: [], quality: { blur: 0.2 }, warnings: [] };
	const hintsOf = (...cards: object[]) =>
		[1, 0].map((asked) => hintOf({ cards } as unknown as DocumentExtra, asked as 0 | 1));
	const other = { ...side, fields: { side: 1 } };
	expect(hintsOf(other, side)).toEqual([null, null]);
	for (const [doubts, hint] of [
		[{ warnings: ['birth-from-number'] }, 'unclear'],
		[{ warnings: ['dark'] }, 'dark'],
		[{ quality: { blur: 0.6 } }, 'blurred'],
	] as const) {
		expect(hintsOf({ ...other, ...doubts }, side)).toEqual([hint, null]);
		expect(hintsOf(side, { ...other, ...doubts })).toEqual([hint, null]);
	}
});
