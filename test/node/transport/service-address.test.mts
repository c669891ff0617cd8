import { expect, test } from '@jest/globals';

import { serviceAddress } from '../../../nodes/IdCardOcr/transport/service.ts';

test.each([
	['https://v1.apizero.cn', 'https://v1.apizero.cn'],
	[' https://v1.apizero.cn// ', 'https://v1.apizero.cn'],
	['https://v1.apizero.cn/api/ocr-idcard/', 'https://v1.apizero.cn'],
	['http://127.0.0.1:8787/ocr/api/ocr-idcard', 'http://127.0.0.1:8787/ocr'],
	['http://127.0.0.1:8787/ocr', 'http://127.0.0.1:8787/ocr'],
	['http://127.0.0.1:8787/api/ocr-idcard?x=1', 'http://127.0.0.1:8787'],
	['http://127.0.0.1:8787/try/#code=abc', 'http://127.0.0.1:8787/try'],
	['HTTPS://v1.apizero.cn', 'HTTPS://v1.apizero.cn'],
])('%j is the service at %j', (typed, address) => {
	expect(serviceAddress(typed)).toBe(address);
});

test.each([
	'v1.apizero.cn',
	'127.0.0.1:8787',
	'localhost:8787',
	'ftp://v1.apizero.cn',
	'http://',
	'',
	undefined,
])('%j cannot be used, and is not shown', (typed) => {
	const words =
		"The 'Base URL' of the credential must be an address that starts with http:// or https://";
	expect(() => serviceAddress(typed)).toThrow(new Error(words));
});
