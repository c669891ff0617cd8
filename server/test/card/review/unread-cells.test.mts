import { describe, expect, test } from '@jest/globals';

import { centerOf } from '../../../src/geometry/quad.mts';
import type { TextLine } from '../../../src/ocr/text-line.mts';
import { unreadCells } from '../../../src/card/review/unread-cells.mts';
import { cardsIn } from '../read.mts';
import { emblemLines, portraitToScale, toScale } from '../card-lines.mts';

const cellsOf = (lines: readonly TextLine[]) => unreadCells(cardsIn(lines)[0]);

/** Whether a cell contains this point of the card, in millimetres. */
const isAt = ({ quad }: { quad: TextLine['quad'] }, x: number, y: number) => {
	const [topLeft, , bottomRight] = quad.map((corner) => ({ x: corner.x / 10, y: corner.y / 10 }));
	return topLeft.x < x && x < bottomRight.x && topLeft.y < y && y < bottomRight.y;
};

describe('unread cells', () => {
	test('are none if everything was read', () => {
		expect(cellsOf(portraitToScale())).toEqual([]);
	});

	test('include the row after a full one, with the lines of the address', () => {
		const rows = [
			toScale('上海市黄浦区人民大道南', 16, 29.6, 3.4),
			toScale('一二三四五六七八九桥200', 16, 34, 2.8),
		];
		const [cell] = cellsOf(portraitToScale({ 上海市黄浦区人民大道: rows, '200号3室': [] }));
		expect(isAt(cell, 16, 38.4)).toBe(true);
		expect(cell.others).toEqual(rows);
		expect(['号', '12号', '室'].every((text) => cell.form.test(text))).toBe(true);
		expect(['一', '苗号', '2'].some((text) => cell.form.test(text))).toBe(false);
	});

	test('include the row after an authority without its end', () => {
		const lines = emblemLines({
			上海市公安局黄浦分局: '上海市公安局黄浦分',
		});
		const [cell] = cellsOf(lines);
		expect(cell.form.test('局')).toBe(true);
		expect(centerOf(cell.quad).y).toBeGreaterThan(265);
	});

	test('are none if no printed word places the card', () => {
		const bare = portraitToScale().filter(({ text }) => /女|雨|1990|上海|200|3101/.test(text));
		const [card] = cardsIn(bare);
		expect(card.fields.race).toBeNull();
		expect(unreadCells(card)).toEqual([]);
	});
});
