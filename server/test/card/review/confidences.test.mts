import { describe, expect, test } from '@jest/globals';

import { readCards, type CardPass } from '../../../src/card/read-cards.mts';
import { confidencesOf, REVIEW_BELOW } from '../../../src/card/review/confidences.mts';
import type { FeatureName } from '../../../src/card/review/features.mts';
import type { FieldName } from '../../../src/card/fields/hypothesis.mts';
import type { TextLine } from '../../../src/ocr/text-line.mts';
import {
	type LineOptions,
	changed,
	emblemLines,
	portraitToScale,
	toScale,
} from '../card-lines.mts';

const ROW = '上海市黄浦区人民大道';
const LAST_ROW = '200号3室';
const NUMBER = '310101199001011242';
const BIRTH = '1990年1月1日';

const CARD = portraitToScale();
const WHOLE = changed(CARD, { [ROW]: `${ROW}南` });
const CUT = changed(WHOLE, { [LAST_ROW]: [toScale('200', 16, 34, 2)] });
const name = (text: string, probability = 1) => changed(WHOLE, { 于雨薇: [text, { probability }] });

const pass = (lines: readonly TextLine[]): CardPass => ({ lines, isInk: false });
const featuresIn = (field: FieldName, passes: ReadonlyArray<readonly TextLine[]>) =>
	confidencesOf(readCards(passes.map(pass))[0])[field]!.features;

test('a value without doubts has no features against it', () => {
	const { proven, ...others } = featuresIn('identity_code', [WHOLE]);
	expect(proven).toBe(1);
	for (const feature of Object.values(others)) expect(feature).toBeLessThan(0.1);
});

test('a number with a digit that was chosen to agree with birth and gender is proven by neither', () => {
	const wrong = toScale('310101199001011248', 30, 47.4, 42.8 / 17, {
		probability: 0.7,
		alternatives: { 17: [['2', 0.2]] },
	});
	const [card] = readCards([pass(changed(WHOLE, { [NUMBER]: [wrong] }))]);
	expect(card.fields.identity_code).toBe(NUMBER);
	const { identity_code: number, birth } = confidencesOf(card);
	expect([number, birth].map((one) => one!.features.proven)).toEqual([0, 0]);
	expect(number!.confidence).toBeLessThan(REVIEW_BELOW);
});

/** A feature that the first passes have more of than the others. */
const MORE: ReadonlyArray<
	[FeatureName, FieldName, ReadonlyArray<readonly TextLine[]>, ReadonlyArray<readonly TextLine[]>]
> = [
	['errors', 'identity_name', [name('于雨薇', 0.8)], [name('于雨薇', 0.9)]],
	['errors', 'identity_name', [name('于雨薇', 0.9)], [name('于薇', 0.9)]],
	[
		'gap',
		'address',
		[
			changed(WHOLE, {
				[`${ROW}南`]: [
					toScale('上海市黄浦区', 16, 29.6, 3.4),
					toScale('民大道南', 16 + 7 * 3.4, 29.6, 3.4),
				],
			}),
		],
		[WHOLE],
	],
	['truncated', 'address', [CUT], [WHOLE]],
	[
		'gap',
		'identity_name',
		[changed(WHOLE, { 于雨薇: [toScale('雨薇', 19.4, 8.5, 3.4)] })],
		[WHOLE],
	],
	['truncated', 'address', [changed(WHOLE, { [`${ROW}南`]: `道${ROW}` })], [WHOLE]],
	['rival', 'identity_name', [WHOLE, name('于雨微', 0.9)], [WHOLE, name('于雨微', 0.5)]],
	['confirmed', 'identity_name', [WHOLE, WHOLE], [WHOLE, name('于雨微', 0.5)]],
	['confirmed', 'address', [WHOLE, WHOLE], [CUT, CUT]],
	[
		'truncated',
		'issued_by',
		[emblemLines({ 上海市公安局黄浦分局: '上海市公安局黄浦分' })],
		[emblemLines()],
	],
	['proven', 'birth', [WHOLE], [changed(WHOLE, { [NUMBER]: [] })]],
	['proven', 'valid_date_end', [emblemLines()], [period('2017.08.12-2036.08.12')]],
	['proven', 'birth', [WHOLE], [changed(WHOLE, { [BIRTH]: '1990年1月2日' })]],
	[
		'proven',
		'valid_date_end',
		[period('2016.02.29-2026.03.01')],
		[period('2016.02.29-2026.03.02')],
	],
	[
		'proven',
		'valid_date_end',
		[emblemLines()],
		[period('2017.08.12-2037.08.12', { probability: 0.9 })],
	],
	['proven', 'identity_code', [WHOLE], [changed(WHOLE, { [BIRTH]: [], 女: [] })]],
	[
		'pointsLacking',
		'address',
		[changed(WHOLE, { 姓名: [], 住址: [], 出生: [], 性别: [], 公民身份号码: [] })],
		[WHOLE],
	],
];

function period(text: string, options?: LineOptions): TextLine[] {
	return emblemLines({ '2017.08.12-2037.08.12': [text, options] });
}

describe('a value has a higher feature', () => {
	test.each(MORE)('%s of %s', (feature, field, more, less) => {
		const [one, other] = [more, less].map((passes) => featuresIn(field, passes)[feature] ?? 0);
		expect(one).toBeGreaterThan(other);
	});
});

test.each([
	['that is impossible', '310101199001011243'],
	['of a region that was never listed', '480101199001011249'],
])('a number %s is as improbable as anything, however clearly it was read', (_, number) => {
	const printed = [toScale(number, 30, 47.4, 42.8 / 17)];
	const [card] = readCards([pass(changed(WHOLE, { [NUMBER]: printed }))]);
	expect(confidencesOf(card).identity_code!.confidence).toBeCloseTo(0.001, 6);
});
