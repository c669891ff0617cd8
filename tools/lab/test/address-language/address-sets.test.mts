import { expect, test } from '@jest/globals';

import { ADDRESS_PARTS, ADDRESS_SETS } from '../../image-sets/address-sets.mts';
import { drawnAddresses } from '../../address-language/drawn-addresses.mts';
import type { Division, Part } from '../../address-language/divisions.mts';
import { hasDebianFamily } from '../../specimens/type/font-family.mts';
import { testWhere } from '../../../../test/test-where.mts';

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

test('addresses are drawn from the counties of their part', () => {
	const division = (code: string, county: string, part: Part): Division => {
		const villages = [{ name: '开元村', isRural: true, town: '花荄镇' }];
		return { code, province: '四川省', prefecture: '绵阳市', county, part, villages };
	};
	const drawn = drawnAddresses([
		division('510722', '三台县', 'fitting'),
		division('510723', '盐亭县', 'final'),
		division('510725', '梓潼县', 'table'),
	]);
	for (const part of ADDRESS_PARTS) {
		const county = part === 'fitting' ? '三台县' : '盐亭县';
		const ofPart = drawn.filter((one) => one.part === part);
		expect(ofPart.length).toBeGreaterThan(100);
		expect(ofPart.every(({ address }) => address.includes(`${county}`))).toBe(true);
	}
});
