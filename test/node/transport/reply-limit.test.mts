import { expect, test } from '@jest/globals';

import { maxReplyBytes } from '../../../nodes/IdCardOcr/transport/reply-text.ts';

const MEBIBYTE = 1024 * 1024;

test('a reply may be as long as what was asked for needs', () => {
	const asked = [undefined, true, { crops: ['card'] }] as const;
	expect(asked.map((one) => maxReplyBytes(one) / MEBIBYTE)).toEqual([1, 8, 72]);
});
