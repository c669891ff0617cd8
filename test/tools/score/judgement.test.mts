import { describe, expect, test } from '@jest/globals';

import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { checkCharacter } from '../../../domain/id-number.ts';
import { judge } from '../../../tools/score/judgement.mts';
import { scoreOf } from '../../../tools/score/set-score.mts';

const numbered = (first17: string) => first17 + checkCharacter(first17);

const TRUTH: IdCardFields = {
	...{ ...emptyIdCardFields(), side: 1, identity_name: '王五', gender: '男' },
	...{ identity_code: numbered('31010119900101123'), race: '汉', birth: '1990-01-01' },
};

/** A wrong number that is sound. */
const SILENT = { ...TRUTH, identity_code: numbered('31010119900101173') };

/** A wrong number whose check digit shows it. */
const LOUD = { ...TRUTH, identity_code: TRUTH.identity_code!.replace('1990', '1980') };

test('a wrong number with a right check digit is silent', () => {
	expect(judge([TRUTH], SILENT)).toMatchObject({
		...{ isWhole: false, hasSilentNumber: true },
		verdicts: { identity_code: 'wrong', identity_name: 'right' },
	});
	expect(judge([TRUTH], LOUD)).toMatchObject({
		...{ isWhole: false, hasSilentNumber: false },
		verdicts: { identity_code: 'wrong' },
	});
	expect(judge([TRUTH], TRUTH)).toMatchObject({ isWhole: true, hasSilentNumber: false });
});

test('a number where there is none is silent too', () => {
	expect(judge([emptyIdCardFields()], TRUTH).hasSilentNumber).toBe(true);
});

test('what is not read is lost, and what is read where there is nothing is wrong', () => {
	const { verdicts } = judge([TRUTH], { ...TRUTH, race: null, address: '上海市' });
	expect(verdicts).toMatchObject({ race: 'lost', address: 'wrong', birth: 'right' });
	expect(verdicts).not.toHaveProperty('issued_by');
	expect(judge([TRUTH], null).verdicts.side).toBe('lost');
	expect(judge([emptyIdCardFields()], null)).toMatchObject({ isWhole: true, verdicts: {} });
});

test('of several acceptable results any will do', () => {
	const another = { ...SILENT, identity_name: '赵六' };
	expect(judge([TRUTH, another], another)).toMatchObject({ isWhole: true, truth: another });
});

describe('the score of a set', () => {
	const judgements = [TRUTH, SILENT, LOUD, null].map((read) => judge([TRUTH], read));
	const score = scoreOf('photo', judgements);

	test('counts images, whole cards, silent numbers and fields', () => {
		expect(score).toMatchObject({ set: 'photo', images: 4, whole: 1, silentNumbers: 1 });
		expect(score.fields.identity_code).toEqual({ right: 1, wrong: 2, lost: 1 });
		expect(score.fields.issued_by).toEqual({ right: 0, wrong: 0, lost: 0 });
	});
});
