import { expect, test } from '@jest/globals';

import { ETHNIC_GROUPS } from '../../domain/ethnic-group.ts';

test('there are 56 distinct groups, none ending in 族', () => {
	expect(new Set(ETHNIC_GROUPS).size).toBe(56);
	expect(ETHNIC_GROUPS.filter((name) => !/^\p{Script=Han}{1,4}$/u.test(name))).toEqual([]);
	expect(ETHNIC_GROUPS.filter((name) => name.endsWith('族'))).toEqual([]);
});
