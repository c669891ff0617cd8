import { describe, expect, test } from '@jest/globals';

import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { numbersIn } from '../../../tools/score/hand-set-numbers.mts';
import { judge } from '../../../tools/score/judgement.mts';
import type { ScoredImage } from '../../../tools/score/score-images.mts';
import { changeOf, lineOf, variantsOf, variedText } from '../../../tools/score/variation.mts';

test.each([
	[10, [8, 12]],
	[4, [3, 5]],
	[1, [0, 2]],
	[0, [-1, 1]],
	[-10, [-12, -8]],
	[2.5, [2, 3]],
	[-2.5, [-2, -3]],
	[0.3, [0.24, 0.36]],
	[0.9, [0.72, 0.95]],
])('a fifth of %d either way is %j', (value, variants) => {
	expect(variantsOf(value)).toEqual(variants);
});

test.each([
	['const A = 3;', 5, 'const A = (5);'],
	['const A = -3;', -5, 'const A = -(5);'],
	['const A = 0;', -1, 'const A = (-1);'],
])('%j with %d is %j', (text, value, varied) => {
	const [number] = numbersIn('a.mts', text);
	expect(variedText({ number, value }, text)).toBe(varied);
});

describe('what a variation changed', () => {
	const TRUTH = { ...emptyIdCardFields(), side: 1, identity_name: '王五', race: '汉' } as const;
	const scored = (set: string, fields: Partial<IdCardFields>, otherSide: IdCardFields | null) => {
		const reading = { fields: { ...TRUTH, ...fields }, otherSide };
		return { set, index: 0, reading, judgement: judge([TRUTH], reading.fields) } as ScoredImage;
	};
	const before = [
		scored('clean', {}, null),
		scored('glare', { race: null }, null),
		scored('glare', { race: '回' }, null),
		scored('blurred', {}, null),
	];
	const now = [
		scored('clean', { race: '满', identity_name: null }, null),
		scored('glare', {}, null),
		scored('glare', { race: '壮' }, { ...emptyIdCardFields(), issued_by: '某局' }),
		scored('blurred', {}, null),
	];
	const variation = { number: numbersIn('card/a.mts', '\nconst LEAST = 3;')[0], value: 4 };

	test('is images that became whole or not, and fields by set', () => {
		const change = changeOf(before, now);
		expect(change).toEqual({ gained: 1, lost: 1, fields: { clean: 2, glare: 3 } });
		expect(lineOf(variation, change)).toBe(
			'card/a.mts:2 LEAST 3 → 4: whole +1 −1, fields 5: clean 2; glare 3',
		);
	});

	test('may be nothing, or that no card can be read', () => {
		expect(lineOf(variation, changeOf(before, before))).toBe('card/a.mts:2 LEAST 3 → 4: nothing');
		expect(lineOf(variation, new Error('no place'))).toBe(
			'card/a.mts:2 LEAST 3 → 4: fails: no place',
		);
	});
});
