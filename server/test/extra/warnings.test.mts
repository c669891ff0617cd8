import { expect, test } from '@jest/globals';

import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import type { Quality } from '../../../domain/extra.ts';
import { warningsOf } from '../../src/extra/warnings.mts';

const GOOD: Quality = { blur: 0.3, glare: 0, brightness: 0.7, cutOff: false };
const CARD: IdCardFields = {
	...emptyIdCardFields(),
	side: 1,
	identity_code: '310101199001011242',
	gender: '女',
	birth: '1990-01-01',
};

test.each<[string, Partial<IdCardFields> | null, Partial<Quality>, number, string[]]>([
	['nothing', {}, {}, 1, []],
	['nothing of fields that were not read', { gender: null, birth: null }, {}, 1, []],
	['nothing without a number', { identity_code: null }, {}, 1, []],
	['a wrong check digit', { identity_code: '310101199001011243' }, {}, 1, ['check-digit-wrong']],
	['another gender', { gender: '男' }, {}, 1, ['gender-differs-from-number']],
	['another birth', { birth: '1990-01-02' }, {}, 1, ['birth-differs-from-number']],
	['blur', {}, { blur: 0.61 }, 1, ['blurred']],
	['glare', {}, { glare: 0.09 }, 1, ['glare']],
	['the dark', {}, { brightness: 0.29 }, 1, ['dark']],
	['a card cut off', {}, { cutOff: true }, 1, ['card-cut-off']],
	['both sides', {}, {}, 2, ['both-sides-in-one-picture']],
	['a dark image of no card', null, { brightness: 0.1, blur: 0.9 }, 0, ['blurred', 'dark']],
])('warns of %s', (_, fields, quality, sides, expected) => {
	const card = fields && { ...CARD, ...fields };
	const others = { 'both-sides-in-one-picture': sides > 1 };
	expect(warningsOf(card, { ...GOOD, ...quality }, others)).toEqual(expected);
});

test('warns of what is known already, in the order of the documents', () => {
	const others = { 'temporary-card': true, 'grey-copy': true, 'marked-copy': false };
	const warnings = warningsOf(CARD, GOOD, { ...others, 'gender-from-number': true });
	expect(warnings).toEqual(['gender-from-number', 'grey-copy', 'temporary-card']);
});
