import { expect, test } from '@jest/globals';

import { checkCard } from '../../../domain/card/card-checks.ts';
import { normalizeIdNumber } from '../../../domain/card/id-number-normalize.ts';
import { factsOfNumber } from '../../../domain/card/number-checks.ts';
import { numbered } from '../../support/numbered.mts';
import { TODAY } from './valid-card.mts';

const findingsIn = (identity_code: string) => checkCard({ identity_code }, TODAY, []).problems;

test('a number passes after normalization', () => {
	const number = normalizeIdNumber(' 110105 19491231 002x');
	expect(number).toBe('11010519491231002X');
	expect(findingsIn(number)).toEqual([]);
});

test.each([
	['310101199001011234', []],
	['440524198701010014', []],
	['371002200610020000', ['check-digit-wrong']],
	['810000199408230021', []],
	['830000199201300022', []],
	['AUS110105490412', ['number-length']],
	['310101203001011234', ['check-digit-wrong', 'birth-in-future']],
	[numbered('91115619900101123'), []],
	[numbered('71999919900101123'), ['region-code-unknown']],
])('%s: %j', (number, problems) => {
	expect(findingsIn(number)).toEqual(problems);
});

test.each([
	['11010519491231002X', { birth: '1949-12-31', gender: '女' }],
	['310101199001011234', { birth: '1990-01-01', gender: '男' }],
	// With a wrong check digit any digit may be wrong.
	['310101199001011235', { birth: null, gender: null }],
	['310101900101123', { birth: null, gender: null }],
	['', { birth: null, gender: null }],
])('%s says %j', (number, facts) => {
	expect(factsOfNumber(number)).toEqual(facts);
});
