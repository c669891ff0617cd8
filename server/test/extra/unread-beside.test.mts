import { describe, expect, test } from '@jest/globals';

import { unreadBeside } from '../../src/extra/unread-beside.mts';
import type { Raster } from '../../src/image/raster.mts';
import { foundIn } from '../../src/reading/raster-reading.mts';
import { emblemLines, line, moved, portraitLines } from '../card/card-lines.mts';
import { readingOf } from '../reading/made-reading.mts';

const SIZE = { width: 1600, height: 1600 };
const SHEET = 250;

/** Left, top, right, bottom, and luma. */
type Patch = [left: number, top: number, right: number, bottom: number, luma: number];

/** A sheet with patches. */
function sheet(...patches: Patch[]): Raster {
	const data = new Uint8Array(SIZE.width * SIZE.height * 3).fill(SHEET);
	for (const [left, top, right, bottom, luma] of patches) {
		for (let y = top; y < bottom; y++) {
			data.fill(luma, (y * SIZE.width + left) * 3, (y * SIZE.width + right) * 3);
		}
	}
	return { ...SIZE, data };
}

/** Both sides at the top of the sheet, below each other, each about 640 pixels wide. */
const BOTH = [...portraitLines(), ...moved(emblemLines(), 0, 500)];

const isUnread = (raster: Raster, lines = BOTH) =>
	unreadBeside(raster, foundIn(readingOf(SIZE, lines)));

const CARD: Patch = [860, 500, 1500, 900, 190];

test('beside both sides of a card, a patch as large as a card may be one', () => {
	expect(isUnread(sheet(CARD))).toBe(true);
	expect(isUnread(sheet())).toBe(false);
});

test('beside one side alone nothing is looked for', () => {
	expect(isUnread(sheet(CARD), portraitLines())).toBe(false);
});

describe('no card is', () => {
	const rows = [...Array(9).keys()];
	test.each<[string, Patch[]]>([
		['a patch of a quarter of one', [[860, 500, 1180, 700, 190]]],
		['the dark edge of a scan', [[1580, 0, 1600, 1600, 20]]],
		['lines of text', rows.map((row) => [800, 100 + 160 * row, 1500, 140 + 160 * row, 150])],
		['a table top around a sheet', [[800, 0, 1600, 1600, 150]]],
	])('%s', (_, patches) => expect(isUnread(sheet(...patches))).toBe(false));

	test('what was read', () => {
		const text = line('样'.repeat(16), 860, 700, { height: 400, character: 40 });
		expect(isUnread(sheet(CARD), [...BOTH, text])).toBe(false);
	});
});
