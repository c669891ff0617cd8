import { expect, test } from '@jest/globals';

import { publishedPerSecond } from '../../../nodes/IdCardOcr/transport/published-limit.ts';

test.each([
	['https://v1.apizero.cn', 2],
	['https://APIZERO.cn:443/v2', 2],
	['https://apizero.cn.example.com', undefined],
	['https://notapizero.cn', undefined],
	['http://127.0.0.1:8787', undefined],
])('the published limit at %s', (address, perSecond) => {
	expect(publishedPerSecond(address)).toBe(perSecond);
});
