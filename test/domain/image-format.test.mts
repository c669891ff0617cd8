import { expect, test } from '@jest/globals';

import { imageFormatOf } from '../../domain/image-format.ts';

test.each([
	[[0xff, 0xd8, 0xff, 0xe1], 'jpeg'],
	[[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], 'png'],
	[[0x89, 0x50, 0x4e, 0x47], undefined],
	[[0x47, 0x49, 0x46, 0x38], undefined],
	[[0xff, 0xd8], undefined],
	[[], undefined],
])('%j is %s', (bytes, format) => {
	expect(imageFormatOf(Uint8Array.from(bytes))).toBe(format);
});
