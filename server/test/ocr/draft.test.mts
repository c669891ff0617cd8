import { expect, test } from '@jest/globals';

import { readPack } from '../../src/models/model-pack.mts';
import { sparsePosterior, type LinePosterior } from '../../src/ocr/ctc-decode.mts';
import { draftRule } from '../../src/ocr/draft.mts';

const LINES = [
	...['出生1990年1月2日', '性别女民族乌孜别克', '公民身份号码110101199001011242', '住址'],
	...['某省某市某路12号', '某县公安局', '姓名某某某某', '某某某某', '某某', '某省某市某□'],
	...['阿依·买买提', '阿依买买提', '名阿依买买提', '某路', 'SMITHJOHN', '--', '，'],
	...['阿依买路提', '某0', '月月', '8'],
];
const ALPHABET = ['', ...new Set(LINES.join('')), ' '];
const { draft } = await readPack();
const { sure } = draft!;

const stands = draftRule(draft!);

type Step = Record<string, number>;

function posteriorOf(steps: readonly Step[]): LinePosterior {
	const rows = steps.map((step) => ALPHABET.map((character) => step[character] ?? 0));
	return sparsePosterior(Float32Array.from(rows.flat()), steps.length, ALPHABET);
}

/** Steps of a line that says this with this probability, each character between blanks. */
function stepsOf(text: string, probability: number): Step[] {
	const each = probability ** (1 / Math.max(1, text.length));
	return Array.from(text, (character) => [{ [character]: each, '': 1 - each }, { '': 1 }]).flat();
}

const lineOf = (text: string, probability: number) => posteriorOf(stepsOf(text, probability));

test.each(['出生1990年1月2日', '性别女民族乌孜别克', '公民身份号码110101199001011242', '住址'])(
	'a draft of %s stands if it is sure',
	(text) => {
		expect(stands(lineOf(text, sure + 0.01))).toBe(true);
		expect(stands(lineOf(text, sure - 0.01))).toBe(false);
	},
);

test.each([
	['an address', '某省某市某路12号'],
	['an authority', '某县公安局'],
	['a name', '姓名某某某某'],
	['a long name without its label', '阿依买买提'],
	['a name with a dot', '阿依·买买提'],
	['a name in Latin letters', 'SMITHJOHN'],
	['a line that may be a name', '某某'],
	['a name with a digit for a character', '某0'],
	['a name of characters that dates have', '月月'],
	['a character that the draft has no class for', '出生1990年□月'],
	['dirt', '，'],
	['nothing', ''],
])('a draft of %s never stands', (_, text) => {
	expect(stands(lineOf(text, 1))).toBe(false);
});

test('spaces are no doubt, whether there or not', () => {
	const steps = stepsOf('出生1990年', 1);
	const spaced = (space: number) => [
		...steps.slice(0, 4),
		{ ' ': space, '': 1 - space },
		...steps.slice(4),
	];
	for (const space of [0.4, 0.6, 1]) expect(stands(posteriorOf(spaced(space)))).toBe(true);
});

test('a character that is nearly as probable as the blank that won is a doubt', () => {
	const steps = stepsOf('住址', 1);
	steps[2] = { '': 0.55, 址: 0.45 };
	expect(stands(posteriorOf(steps))).toBe(false);
});
