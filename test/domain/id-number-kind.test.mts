import { expect, test } from '@jest/globals';

import { idNumberKind } from '../../domain/id-number-kind.ts';
import { normalizeIdNumber } from '../../domain/card/id-number-normalize.ts';

// 81 and 83 are from specimens published by the police; the rest are published test numbers.
test.each([
	['11010519491231002X', 'resident'],
	['650102199001011234', 'resident'],
	['810000199408230021', 'residence-permit'],
	['820000199408230021', 'residence-permit'],
	['830000199201300022', 'residence-permit'],
	['911156198108030024', 'foreign-permanent-resident'],
	['710000199201300022', 'unknown'],
	['810101199408230021', 'unknown'],
	['010105194912310020', 'unknown'],
])('%s is %s', (number, kind) => {
	expect(idNumberKind(number)).toBe(kind);
});

test.each([
	['11010519491231002x', '11010519491231002X'],
	['11010519491231002×', '11010519491231002X'],
	['11010519491231002Ｘ', '11010519491231002X'],
	['11010519491231002ｘ', '11010519491231002X'],
	['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
	[' 110105 19491231\u3000002X\n', '11010519491231002X'],
	['110105-19491231－002–X', '11010519491231002X'],
	['310101199001011234', '310101199001011234'],
	// Letters that look like digits are never corrected.
	['31O10119900l011234', '31O10119900l011234'],
	['３Ｏ', '3O'],
	['', ''],
])('%j becomes %j', (written, normalized) => {
	expect(normalizeIdNumber(written)).toBe(normalized);
	expect(normalizeIdNumber(normalized)).toBe(normalized);
});
