import { expect, test } from '@jest/globals';

import { CHECK_NAMES, PROBLEMS } from '../../../nodes/IdCardOcr/card/problem-code.ts';

test('every check can find something, and every finding belongs to a check', () => {
	const found = new Set(Object.values(PROBLEMS).map(({ check }) => check));
	expect([...found].sort()).toEqual([...CHECK_NAMES].sort());
});
