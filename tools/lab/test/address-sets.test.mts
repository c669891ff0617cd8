import { expect } from '@jest/globals';

import { ADDRESS_SETS } from '../image-sets/address-sets.mts';
import { hasDebianFamily } from '../specimens/type/font-family.mts';
import { testWhere } from '../../../test/test-where.mts';

const testWithFont = testWhere(
	hasDebianFamily(),
	'no Chinese font from a Debian package is there, which cards of these sets are printed in.',
);

testWithFont('each set draws a card with an address of its part', async () => {
	const { truths } = await ADDRESS_SETS[0].draw(0);
	expect(truths).toHaveLength(1);
	expect(truths[0].address).toMatch(/[县市区旗].*\d/);
	const again = await ADDRESS_SETS[0].draw(0);
	expect(again.truths).toEqual(truths);
	const other = ADDRESS_SETS.find(({ part }) => part !== ADDRESS_SETS[0].part)!;
	expect((await other.draw(0)).truths[0].address).not.toBe(truths[0].address);
});
