import { describe, expect, test } from '@jest/globals';

import { readCard, readOtherSide } from '../read.mts';
import type { TextLine } from '../../../src/ocr/text-line.mts';
import {
	changed,
	emblemLines,
	line,
	moved,
	otherPortraitLines,
	portraitLines,
} from '../card-lines.mts';

/** The lines, cut off at `edge`, from where another card covers them. */
function coveredFrom(edge: number, lines: readonly TextLine[]): TextLine[] {
	return lines.flatMap((one) => {
		const [topLeft, , , bottomLeft] = one.quad;
		const shown = Math.floor((edge - topLeft.x) / 20);
		const text = Array.from(one.text).slice(0, Math.max(0, shown)).join('');
		return text === '' ? [] : [line(text, topLeft.x, (topLeft.y + bottomLeft.y) / 2)];
	});
}

const withoutNumber = (lines: readonly TextLine[], number: string) =>
	changed(lines, { [number]: [] });
const noNumber = withoutNumber(otherPortraitLines(), '110101198512032617');

describe('overlapping cards that cannot be separated are rejected, never mixed', () => {
	test.each<[string, TextLine[]]>([
		['the other one to the right', [...portraitLines(), ...moved(noNumber, 420, 0)]],
		['the other one offset both ways', [...portraitLines(), ...moved(noNumber, 300, 100)]],
		['the other one on top', [...coveredFrom(520, portraitLines()), ...moved(noNumber, 500, 0)]],
		[
			'emblem sides',
			[...emblemLines(), ...moved(emblemLines({ 中华人民共和国: [], 居民身份证: [] }), 150, 25)],
		],
	])('%s', (_, lines) => {
		expect(readCard(lines)).toBeNull();
		expect(readOtherSide(lines)).toBeNull();
	});
});

describe('a card stays readable', () => {
	test('with a card’s words within its values', () => {
		const lines = portraitLines({
			上海市黄浦区人民大道: '上海市民族路公安局宿舍',
		});
		expect(readCard(lines)?.address).toBe('上海市民族路公安局宿舍200号3室');
	});
});
