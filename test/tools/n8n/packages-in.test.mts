import { expect, test } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { packagesIn } from '../../../tools/n8n/installed/install.mts';
import { temporaryFolder } from '../../support/temporary-folder.mts';

const folder = temporaryFolder('packages-in');

test('a package counts once it is unpacked', () => {
	const paths = ['node_modules/a', 'node_modules/@b/c', 'node_modules/a/node_modules/d'];
	const packages = Object.fromEntries(['', ...paths].map((one) => [one, {}]));
	writeFileSync(join(folder, 'package.json'), '{}');
	writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
	// npm makes all folders first.
	for (const one of paths) mkdirSync(join(folder, one), { recursive: true });
	expect(packagesIn(folder)).toBe('0 of about 3 packages');
	for (const one of paths.slice(1)) writeFileSync(join(folder, one, 'package.json'), '{}');
	expect(packagesIn(folder)).toBe('2 of about 3 packages');
});
