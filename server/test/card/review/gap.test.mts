import { describe, expect, test } from '@jest/globals';

import { hasHole, widestGap } from '../../../src/card/review/gap.mts';
import type { PrintedField } from '../../../../domain/required-fields.ts';
import type { TextLine } from '../../../src/ocr/text-line.mts';
import { portraitToScale, toScale } from '../card-lines.mts';
import { cardsIn } from '../read.mts';

const ROW = '上海市黄浦区人民大道';

const addressIn = (lines: TextLine[]) => {
	const [card] = cardsIn(portraitToScale({ [ROW]: lines }));
	return { card, gap: widestGap(card.placement, card.sources, 'address') };
};

test.each([2])('%i characters wiped out within a row leave a gap of their width', (count) => {
	const before = '上海市黄浦区';
	const right = 16 + 3.4 * (before.length + count);
	const { card, gap } = addressIn([
		toScale(before, 16, 29.6, 3.4),
		toScale('人民大', right, 29.6, 3.4),
	]);
	expect(card.fields.address).toBe('上海市黄浦区人民大200号3室');
	expect(Math.abs(gap - count)).toBeLessThan(0.3);
});

test('a row wiped out between two others is a wide gap', () => {
	const lines = portraitToScale({ '200号3室': [toScale('200号3室', 16, 38.4, 2.2)] });
	const [card] = cardsIn(lines);
	expect(card.fields.address).toBe('上海市黄浦区人民大道200号3室');
	expect(widestGap(card.placement, card.sources, 'address')).toBeGreaterThan(5);
});

describe('there is room for another character', () => {
	const isHollow = (lines: TextLine[], name: PrintedField) => {
		const [card] = cardsIn(lines);
		return hasHole(card.placement, card.sources, name);
	};
	const nameOf = (...pieces: Array<[text: string, at: number]>) =>
		portraitToScale({
			于雨薇: pieces.map(([text, at]) => toScale(text, 16 + at * 3.7, 8.5, 3.7)),
		});

	test.each<[string, TextLine[], PrintedField]>([
		['within a name', nameOf(['于', 0], ['薇', 2]), 'identity_name'],
		['before a name', nameOf(['雨薇', 1]), 'identity_name'],
		[
			'within an address',
			portraitToScale({
				[ROW]: [toScale('上海市黄浦区', 16, 29.6, 3.4), toScale('大道', 39.8, 29.6, 3.4)],
			}),
			'address',
		],
	])('%s', (_, lines, name) => {
		expect(isHollow(lines, name)).toBe(true);
	});

	test('but not in a name of two characters, which is spread', () => {
		expect(isHollow(nameOf(['于', 0], ['薇', 1.55]), 'identity_name')).toBe(false);
	});
});
