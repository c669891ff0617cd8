import { expect, test } from '@jest/globals';
import sharp from 'sharp';

import type { Anchor, Template } from '../../src/card/layout/template.mts';
import { toReadAgain } from '../../src/card/review/confidences.mts';
import { readCards } from '../../src/card/read-cards.mts';
import { unreadCells } from '../../src/card/review/unread-cells.mts';
import { coveredPlaces } from '../../src/crops/covered-places.mts';
import { cropsOf } from '../../src/crops/crops-of.mts';
import { contains } from '../../src/geometry/quad.mts';
import { linesIn } from '../../src/reading/raster-reading.mts';
import { changed, toScale } from '../card/card-lines.mts';
import { madeCard } from './made-card.mts';

const word = (text: string, x: number, y: number, length: number): Anchor => ({
	name: text,
	word: text,
	at: { x, y },
	length,
	size: 1,
	points: 2,
	isUnique: true,
});

/** A card that nobody issues: the portrait on the left, the number on top, large print, no ethnic group. */
const PASS: Template = {
	name: 'pass',
	side: 1,
	anchors: [
		word('样本通行证', 30, 6, 20),
		word('证号', 30, 14, 4),
		word('持有人', 30, 22, 8),
		word('家住', 30, 30, 4),
	],
	fields: [
		{ grammar: 'number', left: 36, right: 84, top: 11, bottom: 17 },
		{ grammar: 'name', left: 41, right: 84, top: 18, bottom: 26 },
		{
			grammar: 'address',
			left: 36,
			right: 84,
			top: 27,
			bottom: 48,
			rows: { pitch: 6, last: /^\d+号$/, room: 10 },
		},
	],
	character: 4,
	holder: [['identity_name', 'identity_code']],
	portrait: { left: 4, right: 24, top: 8, bottom: 38 },
};

const ROW = '上海市黄浦区人民大道';
const LINES = [
	toScale('样本通行证', 30, 6, 5),
	toScale('证号', 30, 14, 4),
	toScale('310101199001011242', 38, 14, 2),
	toScale('持有人', 30, 22, 4),
	toScale('于雨薇', 43, 22, 4),
	toScale('家住', 30, 30, 4),
	toScale(ROW, 40, 30, 4),
	toScale('200号', 40, 36, 2.4),
];

const made = (lines = LINES) => madeCard(lines, undefined, [PASS]);

test('its values are read, and nothing that it does not print is missed', () => {
	const [{ card }] = made().placed;
	expect(card.fields).toMatchObject({
		side: 1,
		identity_name: '于雨薇',
		identity_code: '310101199001011242',
		address: `${ROW}200号`,
		race: null,
		birth: '1990-01-01',
	});
	expect(toReadAgain(card)).toEqual([]);
});

test('a last row that was missed is sought one of its rows lower', () => {
	const [{ card }] = made(changed(LINES, { '200号': [] })).placed;
	const [cell] = unreadCells(card);
	expect(contains(cell.quad, { x: 410, y: 360 })).toBe(true);
	expect(contains(cell.quad, { x: 410, y: 325 })).toBe(false);
});

test('its portrait is cut out where it is, in its own shape', async () => {
	const { image, placed } = made();
	const { portrait } = await cropsOf(placed[0], image, ['portrait']);
	const { width, height } = await sharp(Buffer.from(portrait!, 'base64')).metadata();
	expect(width / height).toBeCloseTo(20 / 30, 1);
});

test('its values and its portrait are covered where they are', () => {
	const { reading, placed } = made();
	const isCovered = (what: Parameters<typeof coveredPlaces>[2][number], x: number, y: number) =>
		coveredPlaces(placed[0], linesIn(reading), [what]).some((quad) =>
			contains(quad, { x: 10 * x, y: 10 * y }),
		);
	expect(isCovered('portrait', 14, 23)).toBe(true);
	expect(isCovered('identity_code', 60, 14)).toBe(true);
	expect(isCovered('identity_name', 45, 22)).toBe(true);
	expect(isCovered('address', 45, 36)).toBe(true);
	// Where a resident's card has them.
	expect(isCovered('portrait', 68, 23)).toBe(false);
	expect(isCovered('identity_code', 60, 47)).toBe(false);
});

test('is flawed where there is ink after a value, though the portrait is on the left', () => {
	const ink = { contrastIn: () => 0.8, coverIn: () => 0.9 };
	const [card] = readCards([{ lines: LINES, isInk: false }], ink, [PASS]);
	expect(card.covered).toContain('identity_name');
});
