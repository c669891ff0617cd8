import { describe, expect, test } from '@jest/globals';

import { cardsOf, reviewCount } from '../../try/reply-cards.js';
import { boxesOn, sheetAround } from '../../try/shown-boxes.js';

type Box = Array<[number, number]>;

const boxAt = (x: number, y: number): Box => [
	[x, y],
	[x + 100, y],
	[x + 100, y + 20],
	[x, y + 20],
];

const FIELDS = { side: 1, identity_name: '样本甲', address: null };
const OTHER = { side: 0, issued_by: '样本市公安局' };
const DETAILS = {
	side: { confidence: 0.9, box: boxAt(0, 0) },
	identity_name: { confidence: 0.5, box: boxAt(10, 10) },
	address: { confidence: null, box: null },
};
const REVIEW = [{ field: 'identity_name', reasons: ['low-confidence'] }];
const REPLY = { code: 0, msg: '成功', data: FIELDS };
const FAILURE = { code: 5021, msg: '未识别到身份证', data: null };

describe('the sides in a reply', () => {
	test('without extra: the one of data', () => {
		expect(cardsOf(REPLY)).toEqual([
			{
				...{ fields: FIELDS, details: {}, reviews: {}, crops: {} },
				...{ box: null, angle: null, page: 1, person: null },
			},
		]);
	});

	test('with extra: all, in their order', () => {
		const one = { fields: OTHER, details: {}, box: boxAt(0, 0), angle: 90, page: 2, person: 0 };
		const extra = {
			cards: [
				{ ...one, needsReview: [] },
				{ fields: FIELDS, needsReview: REVIEW, person: null },
			],
		};
		const cards = cardsOf({ ...REPLY, extra });
		expect(cards).toEqual([
			{ ...one, reviews: {}, crops: {} },
			expect.objectContaining({ fields: FIELDS, page: 1, person: null }),
		]);
		expect(reviewCount(cards)).toBe(1);
	});

	test('without a card: none', () => {
		expect(cardsOf(FAILURE)).toEqual([]);
		expect(cardsOf({ ...FAILURE, extra: { cards: [] } })).toEqual([]);
	});
});

describe('the boxes on a page', () => {
	const extra = { cards: [{ fields: FIELDS, details: DETAILS, needsReview: REVIEW }] };

	test('are the outline and the fields that were read', () => {
		expect(boxesOn(cardsOf({ ...REPLY, extra }), {}, 1)).toEqual([
			{ box: boxAt(0, 0), id: '0-side', kind: 'outline', text: '' },
			{ box: boxAt(10, 10), id: '0-identity_name', kind: 'review', text: '样本甲' },
		]);
	});

	test('are those of this page alone', () => {
		const cards = [1, 2].map((page) => ({ fields: FIELDS, details: DETAILS, page }));
		const found = cardsOf({ ...REPLY, extra: { cards } });
		expect(boxesOn(found, {}, 2).map(({ id, kind }) => [id, kind])).toEqual([
			['1-side', 'outline'],
			['1-identity_name', 'field'],
		]);
		expect(boxesOn(found, {}, 3)).toEqual([]);
	});

	test('are the lines of text if there is no card', () => {
		const lines = [{ text: '风景', confidence: 1, box: boxAt(5, 5) }];
		expect(boxesOn([], { lines }, 1)).toEqual([
			{ box: boxAt(5, 5), id: '', kind: 'line', text: '风景' },
		]);
		expect(boxesOn([], { lines }, 2)).toEqual([]);
	});

	test('fit on the sheet that is made for them', () => {
		const boxes = boxesOn(cardsOf({ ...REPLY, extra }), {}, 1);
		expect(sheetAround(boxes)).toEqual({ width: 150, height: 70 });
		expect(sheetAround([])).toEqual({ width: 40, height: 40 });
	});
});
