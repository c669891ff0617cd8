import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { drawCardsPage } from '../../../tools/specimens/cards-page.mts';

const REQUEST = { seed: 'test', index: 1, people: 2, turned: 'quarter-turns' } as const;

test('the same request draws the same page', async () => {
	const [one, other] = [await drawCardsPage(REQUEST), await drawCardsPage(REQUEST)];
	expect(other).toEqual(one);
});

test('a page is A4 with every side of everyone, whole and apart', async () => {
	const { picture, cards } = await drawCardsPage({ ...REQUEST, people: 4 });
	const { width, height } = await sharp(picture).metadata();
	expect([width, height]).toEqual([1654, 2339]);
	expect(cards.map(({ person, fields }) => [person, fields.side])).toEqual(
		[0, 1, 2, 3].flatMap((person) => [
			[person, 1],
			[person, 0],
		]),
	);
	for (const [index, { center }] of cards.entries()) {
		const [x, y] = center;
		expect(Math.min(x, y, 1654 - x, 2339 - y)).toBeGreaterThan(425 / 2);
		for (const other of cards.slice(index + 1)) {
			expect(Math.hypot(x - other.center[0], y - other.center[1])).toBeGreaterThan(425);
		}
	}
});

test('relatives share an address, and sides may be missing', async () => {
	const family = { ...REQUEST, people: 3, isFamily: true, missing: 2 };
	const { cards } = await drawCardsPage(family);
	expect(cards).toHaveLength(4);
	const portraits = cards.filter(({ fields }) => fields.side === 1);
	expect(new Set(portraits.map(({ fields }) => fields.address)).size).toBe(1);
	const numbers = portraits.map(({ fields }) => fields.identity_code);
	expect(new Set(numbers).size).toBe(portraits.length);
});

describe('turned', () => {
	const anglesOf = async (turned: 'upright' | 'half-turns' | 'quarter-turns') => {
		const { cards } = await drawCardsPage({ ...REQUEST, people: 4, turned });
		return new Set(cards.map(({ angle }) => Math.round(angle / 90) % 4));
	};

	test('not at all, by half turns or by quarter turns', async () => {
		expect([...(await anglesOf('upright'))]).toEqual([0]);
		expect([...(await anglesOf('half-turns'))].sort()).toEqual([0, 2]);
		expect((await anglesOf('quarter-turns')).size).toBeGreaterThan(2);
	});
});
