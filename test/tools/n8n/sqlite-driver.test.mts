import { expect, test } from '@jest/globals';
import { platform } from 'node:os';

import { requireCompiler } from '../../../tools/n8n/installed/sqlite-driver.mts';

(platform() === 'linux' ? test : test.skip)(
	'without a compiler, nothing is installed and it is said what is missing',
	async () => {
		const nowhere = { PATH: import.meta.dirname };
		await expect(requireCompiler(nowhere)).rejects.toThrow(/needs a C\+\+ compiler\. Install one/);
	},
);
