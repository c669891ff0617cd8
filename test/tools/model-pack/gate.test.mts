import { expect, test } from '@jest/globals';

import { emptyTally } from '../../../tools/image-sets/tally.mts';
import { losesTooMuch } from '../../../tools/model-pack/gate/compare.mts';

test.each([
	[200, 9, 0, false],
	[200, 10, 0, true],
	[200, 12, 8, false],
	[200, 25, 5, true],
	[8200, 41, 0, false],
	[8200, 150, 90, true],
	[8200, 0, 0, false],
])('of %i images %i are lost and %i gained: too much is %s', (images, lost, gained, expected) => {
	const outcome = { variant: 'pack', tally: { ...emptyTally(), images }, lost, gained, cpu: 0 };
	expect(losesTooMuch(outcome)).toBe(expected);
});
