import { expect, test } from '@jest/globals';

import type { TextLine } from '../../../server/src/ocr/text-line.mts';
import { recordedPlan } from '../../../tools/score/recorded-plan.mts';
import {
	changed,
	emblemLines,
	line,
	moved,
	portraitLines,
} from '../../../server/test/card/card-lines.mts';

const SIZE = { width: 800, height: 800 };

const read = (passes: Record<string, readonly TextLine[]>) =>
	recordedPlan(
		Object.entries(passes).map(([name, lines]) => ({ name, lines })),
		SIZE,
	);

const without = (text: string) => changed(portraitLines(), { [text]: [] });
const named = (name: string, probability = 1) =>
	changed(portraitLines(), { 于雨薇: [line(name, 120, 50, { probability })] });

/** The address of the drawn lines looks truncated without a longer first row. */
const SETTLED = changed(named('高山', 0.8), {
	上海市黄浦区人民大道: [line('上海市黄浦区人民大道南', 120, 200)],
});

test('a first pass without doubts is enough', () => {
	const { fields, otherSide } = read({ first: SETTLED, closer: named('高远') });
	expect(fields).toMatchObject({ identity_name: '高山', race: '汉' });
	expect(otherSide).toBeNull();
});

test('what it lacks comes from the closer pass', () => {
	const lines = without('于雨薇');
	const { fields } = read({ first: lines, wider: lines, closer: named('于雨薇') });
	expect(fields).toMatchObject({ identity_name: '于雨薇', race: '汉' });
});

test('without a card in it, the closer pass counts', () => {
	const card = { fields: { identity_name: '高山' } };
	expect(read({ first: [], closer: SETTLED })).toMatchObject(card);
	expect(read({ first: [], closer: [] })).toEqual({ fields: null, otherSide: null });
});

test('both sides are read where an image shows both', () => {
	const both = [...SETTLED, ...moved(emblemLines(), 0, 400)];
	const { fields, otherSide } = read({ first: both, closer: [] });
	expect(fields).toMatchObject({ side: 1, identity_name: '高山', issued_by: null });
	expect(otherSide).toMatchObject({ side: 0, issued_by: '上海市公安局黄浦分局' });
});
