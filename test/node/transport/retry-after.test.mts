import { expect, test } from '@jest/globals';

import { retryAfterMs } from '../../../nodes/IdCardOcr/transport/checked-answer.ts';

test.each([
	['3', 3000],
	[' 0.5 ', 500],
	['Thu, 01 Jan 1970 00:00:10 GMT', 7000],
	['Thu, 01 Jan 1970 00:00:01 GMT', 0],
	['soon', undefined],
	[undefined, undefined],
])('Retry-After %j is %j ms', (header, ms) => {
	expect(retryAfterMs(header, 3000)).toBe(ms);
});
