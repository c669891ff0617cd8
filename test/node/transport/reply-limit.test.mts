import { expect, test } from '@jest/globals';

import { maxReplyBytes } from '../../../nodes/IdCardOcr/transport/reply-text.ts';

const MEBIBYTE = 1024 * 1024;

test('a reply may be as long as what was asked for needs', () => {
	const asked = [undefined, true, {}, { crops: [] }] as const;
	expect(asked.map((one) => maxReplyBytes(one) / MEBIBYTE)).toEqual([1, 8, 8, 8]);
	const crops = maxReplyBytes({ crops: ['card'] });
	const copies = maxReplyBytes({ redact: [] });
	expect(Math.min(crops, copies)).toBeGreaterThan(8 * MEBIBYTE);
	const both = maxReplyBytes({ crops: ['portrait'], redact: ['birth'], watermark: '样本' });
	expect(both).toBe(crops + copies - 8 * MEBIBYTE);
});
