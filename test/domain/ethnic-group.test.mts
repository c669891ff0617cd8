import { expect, test } from '@jest/globals';

import { ETHNIC_GROUPS } from '../../domain/ethnic-group.ts';

test('56 different groups, none written with 族', () => {
	expect(new Set(ETHNIC_GROUPS).size).toBe(56);
	expect(ETHNIC_GROUPS.filter((name) => !/^\p{Script=Han}{1,4}$/u.test(name))).toEqual([]);
	expect(ETHNIC_GROUPS.filter((name) => name.endsWith('族'))).toEqual([]);
});
