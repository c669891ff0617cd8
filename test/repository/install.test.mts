import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { environmentOutsideCheckout } from '../../tools/processes/npm-environment.mts';
import { ROOT } from './source-files.mts';

const locks = [
	'package-lock.json',
	...globSync('{tools/n8n/installed,test/e2e/install}/*/package-lock.json', { cwd: ROOT }),
];

/** These want more in a lock file than newer versions, which write it without a complaint. */
const STRICT_VERSIONS = ['10.9.4', '11.6.1'];

describe.each(locks)('%s', (lock) => {
	test.each(STRICT_VERSIONS)(
		'is one that npm ci of npm %s accepts',
		(version) => {
			const npm = ['exec', '--yes', '--prefer-offline', '--package', `npm@${version}`, '--', 'npm'];
			const { status, stderr } = spawnSync('npm', [...npm, 'ci', '--dry-run', '--ignore-scripts'], {
				cwd: dirname(join(ROOT, lock)),
				encoding: 'utf8',
				env: environmentOutsideCheckout(),
			});
			expect(stderr.split('\n').filter((line) => line.startsWith('npm error'))).toEqual([]);
			expect(status).toBe(0);
		},
		60_000,
	);
});
