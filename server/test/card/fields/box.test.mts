import { describe, expect, test } from '@jest/globals';

import { hintedRegion } from '../../../src/card/placing/hints.mts';
import { readCard } from '../read.mts';
import { line, portraitLines, turned } from '../card-lines.mts';

describe('the row of the gender, misread', () => {
	const misread = { 性别: [], 女: '明', 民族汉: '核汉' };

	test('is not the name, even if the label of the name was lost', () => {
		const lines = portraitLines({ ...misread, 姓名: [] });
		expect(readCard(lines)).toMatchObject({ identity_name: '于雨薇', race: '汉' });
	});
});

describe('the region around a hint', () => {
	const IMAGE = { width: 6000, height: 6000 };
	const sheet = Array.from({ length: 12 }, (_, row) =>
		line('沿着石板路往回走', 0, 3000 + 40 * row),
	);
	const name = line('姓名', 120, 150);

	test.each(['310101199001011242', '姓名', '住址', '公民身份号码'])(
		'holds the card, at any angle, if it is %s',
		(text) => {
			const hint = portraitLines().find((one) => one.text === text)!;
			const region = hintedRegion(turned([hint], 0.4), IMAGE);
			// Turned back, the region is upright around the line.
			const [{ quad }] = turned([{ ...hint, quad: region! }], -0.4);
			expect(quad[0].x).toBeLessThan(40);
			expect(quad[0].y).toBeLessThan(35);
			expect(quad[2].x).toBeGreaterThan(560);
			expect(quad[2].y).toBeGreaterThan(335);
		},
	);

	test('is little more than the card if the number shows its place', () => {
		const number = line('310101199001011242', 200, 320);
		const region = hintedRegion([...sheet, ...turned([number], 0.4), name], IMAGE)!;
		const [corner, , opposite] = turned([{ ...number, quad: region }], -0.4)[0].quad;
		// From the middle of its first character to that of its last one, 42.8 mm on a card.
		const millimetre = 340 / 42.8;
		expect(corner.x).toBeCloseTo(210 - (30 + 8) * millimetre, 6);
		expect(corner.y).toBeCloseTo(320 - (47.4 + 8) * millimetre, 6);
		expect(opposite.x - corner.x).toBeCloseTo((85.6 + 16) * millimetre, 6);
		expect(opposite.y - corner.y).toBeCloseTo((54 + 16) * millimetre, 6);
	});

	test('ends at the edge of the image', () => {
		const region = hintedRegion([name], { width: 3000, height: 400 })!;
		expect(region[0]).toEqual({ x: 0, y: 0 });
		expect(region[2].y).toBe(400);
	});
});

test('a row with Chinese is the card’s, whatever letters it has', () => {
	const row = line('88号SOHO现代城A座', 120, 230);
	const { address } = readCard(portraitLines({ '200号3室': [row] }))!;
	expect(address).toBe('上海市黄浦区人民大道88号SOHO现代城A座');
});
