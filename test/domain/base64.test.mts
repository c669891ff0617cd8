import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { normalizeBase64 } from '../../domain/base64.ts';

test.each([
	['/9j/', '/9j/'],
	['data:image/png;base64,iVBORw0K', 'iVBORw0K'],
	['DATA:image/jpeg;charset=utf-8;base64,/9j/', '/9j/'],
	[`data:image/jpeg;name=${encodeURIComponent('身份证'.repeat(9))}.jpg;base64,/9j/`, '/9j/'],
	['  /9\r\nj/\t', '/9j/'],
	['_9j-', '/9j+'],
	['/9g', '/9g='],
	['', undefined],
	['data:image/png;base64,', undefined],
	['data:image/png,plain', undefined],
	['abcde', undefined],
	['a*bc', undefined],
	['图片', undefined],
	['====', undefined],
	['/9g=a', undefined],
	['/9g=', '/9g='],
	['/9j/====', '/9j/'],
])('%j becomes %j', (text, plain) => {
	expect(normalizeBase64(text)).toBe(plain);
});

test('all notations of the same bytes become the same base64', () => {
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
			const plain = Buffer.from(bytes).toString('base64');
			const lines = plain.replace(/(.{5})/g, '$1\n');
			expect(normalizeBase64(`data:image/jpeg;base64,${lines}`)).toBe(plain);
			expect(normalizeBase64(Buffer.from(bytes).toString('base64url'))).toBe(plain);
		}),
	);
});

test('long padding is handled in linear time', () => {
	// Quadratic time would far exceed the test's timeout.
	expect(normalizeBase64(`${'='.repeat(5_000_000)}A`)).toBeUndefined();
	expect(normalizeBase64(`${' ='.repeat(2_000_000)}`)).toBeUndefined();
}, 20_000);
