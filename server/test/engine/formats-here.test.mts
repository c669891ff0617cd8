import { expect, test } from '@jest/globals';

import { formatsHere } from '../../src/engine/formats-here.mts';

test('where documents cannot be decoded, images are left', async () => {
	const findReason = async () => 'no shell';
	expect(await formatsHere(['pdf', 'png', 'heic'], findReason)).toEqual({
		formats: ['png'],
		reason: 'no shell',
	});
	expect(await formatsHere(['pdf'], findReason)).toEqual({ formats: [], reason: 'no shell' });
});

test('where they can, all formats are read', async () => {
	expect(await formatsHere(['pdf', 'png'], async () => undefined)).toEqual({
		formats: ['pdf', 'png'],
	});
});

test('a server that reads images alone starts no process to find out', async () => {
	const findReason = async (): Promise<string> => {
		throw new Error('started');
	};
	expect(await formatsHere(['png', 'jpeg'], findReason)).toEqual({ formats: ['png', 'jpeg'] });
});
