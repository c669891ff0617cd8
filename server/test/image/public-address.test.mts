import { describe, expect, test } from '@jest/globals';

import { isPublicAddress, literalAddress } from '../../src/image/public-address.mts';
import { PUBLIC_ADDRESSES, REFUSED_LITERALS } from './refused-urls-data.mts';

test.each(PUBLIC_ADDRESSES)('%s is public', (address) => {
	expect(isPublicAddress(address)).toBe(true);
});

const literals = Object.entries(REFUSED_LITERALS).flatMap(([what, urls]) =>
	urls.flatMap((text) => {
		const url = URL.parse(text);
		const address = url && literalAddress(url);
		return address && url.protocol === 'http:' && url.username === ''
			? [[text.trim(), address, what] as const]
			: [];
	}),
);

test('most of the table spells an address', () => {
	expect(literals.length).toBeGreaterThanOrEqual(60);
});

test.each(literals)('%s is %s, which is not public: %s', (_text, address) => {
	expect(isPublicAddress(address)).toBe(false);
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
