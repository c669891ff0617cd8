import { expect, test } from '@jest/globals';

import { serviceAddress } from '../../../nodes/IdCardOcr/transport/service-address.ts';

test.each([
	['https://v1.apizero.cn', 'https://v1.apizero.cn'],
	[' https://v1.apizero.cn// ', 'https://v1.apizero.cn'],
	['https://v1.apizero.cn/api/ocr-idcard/', 'https://v1.apizero.cn'],
	['http://127.0.0.1:8787/ocr/api/ocr-idcard', 'http://127.0.0.1:8787/ocr'],
	['http://127.0.0.1:8787/ocr', 'http://127.0.0.1:8787/ocr'],
	[undefined, 'undefined'],
])('%j is the service at %j', (typed, address) => {
	expect(serviceAddress(typed)).toBe(address);
});
