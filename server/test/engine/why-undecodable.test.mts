import { expect, test } from '@jest/globals';
import process from 'node:process';

import { whyUndecodable } from '../../src/engine/why-undecodable.mts';

test('this machine decodes documents', async () => {
	expect(await whyUndecodable()).toBeUndefined();
});

test.each([
	['a command that is missing', '/nowhere/sh', [], '/nowhere/sh'],
	['a process that ends', process.execPath, ['-e', 'process.exit(3)'], 'code 3'],
	[
		'a process that decodes nothing',
		process.execPath,
		['-e', "process.on('message', () => process.send({ refusal: 'broken' }))"],
		'none',
	],
])('%s is the reason', async (_name, file, args, reason) => {
	expect(await whyUndecodable({ file, args, env: {} })).toContain(reason);
});
