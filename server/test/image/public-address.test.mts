import { describe, expect, test } from '@jest/globals';

import { isPublicAddress, literalAddress } from '../../src/image/public-address.mts';
import { PUBLIC_ADDRESSES } from './refused-urls-data.mts';

test.each(PUBLIC_ADDRESSES)('%s is public', (address) => {
	expect(isPublicAddress(address)).toBe(true);
});

describe('literalAddress', () => {
	test.each([
		['http://example.com/', undefined],
		['http://1.2.3.4.example.com/', undefined],
		['http://16909060/', '1.2.3.4'],
		['http://[2606:4700::1]/', '2606:4700::1'],
	])('%s spells %s', (text, address) => {
		expect(literalAddress(new URL(text))).toBe(address);
	});
});

test.each(['', 'localhost', '1.2.3', '127.0.0.1:80', '[::1]', 'fe80::1%lo'])(
	'"%s" is no public address',
	(text) => {
		expect(isPublicAddress(text)).toBe(false);
	},
);
