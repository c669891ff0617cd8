import { expect, test } from '@jest/globals';

import { AddressRanges } from '../../src/config/address-ranges.mts';

test.each([
	['10.0.0.0/8', '10.1.2.3', true],
	['10.0.0.0/8', '11.0.0.0', false],
	['10.0.0.0/8', '::ffff:10.1.2.3', true],
	['192.0.2.7', '192.0.2.8', false],
	['2001:db8::/32', '2001:db8:1::1', true],
	['2001:db8::/32', '2001:db9::1', false],
	['::ffff:10.0.0.1', '10.0.0.1', true],
	['0.0.0.0/0', '8.8.8.8', true],
	['0.0.0.0/0', '2001:db8::1', false],
	['10.0.0.0/8', '', false],
])('%s includes %s: %s', (range, address, expected) => {
	expect(new AddressRanges([range]).includes(address)).toBe(expected);
});

test('one range of several is enough, and an empty list includes nothing', () => {
	expect(new AddressRanges(['10.0.0.1', '10.0.0.2']).includes('10.0.0.2')).toBe(true);
	expect(new AddressRanges([]).includes('10.0.0.2')).toBe(false);
});

test.each(['010.0.0.0/8', '10/8', '10.0.0.0/33', '::ffff:10.0.0.0/104', '0x0a.0.0.0/8', 'inside'])(
	'%s is refused, not taken for another range',
	(range) => {
		expect(() => new AddressRanges([range])).toThrow(/neither an address nor a range/);
	},
);
