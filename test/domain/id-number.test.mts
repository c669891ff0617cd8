import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { checkCharacter, hasValidCheckCharacter } from '../../domain/id-number.ts';

// Published test numbers: the standard's two examples, the API page's, and one that fails.
test.each([
	['11010519491231002X', true],
	['440524188001010014', true],
	['310101199001011234', true],
	['371002200610020000', false],
	['110105194912310021', false],
	['11010519491231002x', false],
	['31010119900101123', false],
	['', false],
])('%s: %s', (number, valid) => {
	expect(hasValidCheckCharacter(number)).toBe(valid);
});

test('one wrong digit or two swapped neighbours are always detected', () => {
	const digits17 = fc.stringMatching(/^\d{17}$/);
	fc.assert(
		fc.property(digits17, fc.nat(16), fc.nat(8), (first17, at, shift) => {
			const number = first17 + checkCharacter(first17);
			const other = String((Number(number[at]) + 1 + shift) % 10);
			const wrong = number.slice(0, at) + other + number.slice(at + 1);
			expect(hasValidCheckCharacter(number)).toBe(true);
			expect(hasValidCheckCharacter(wrong)).toBe(false);
			const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
			if (swapped !== number) expect(hasValidCheckCharacter(swapped)).toBe(false);
		}),
	);
});
