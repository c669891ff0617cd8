import { expect, test } from '@jest/globals';
import type { FileHandle } from 'node:fs/promises';

import { writeWhole } from '../../src/folder/output-file.mts';

test('a disk that takes a part at a time gets the whole file', async () => {
	const content = Buffer.from('某人,样本,一二三四五');
	const disk = Buffer.alloc(content.length);
	const write = async (bytes: Buffer, offset: number, length: number, position: number) => {
		const bytesWritten = Math.min(length, 7);
		bytes.copy(disk, position, offset, offset + bytesWritten);
		return { bytesWritten };
	};
	await writeWhole({ write } as unknown as FileHandle, content.toString(), () => {});
	expect(disk.toString()).toBe(content.toString());
});
