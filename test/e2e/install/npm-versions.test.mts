import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { cacheFolder } from '../../../tools/processes/cache-folder.mts';
import { installLocked } from '../../../tools/locked-install/npm-folder.mts';
import { environmentOutsideCheckout } from '../../../tools/processes/npm-environment.mts';
import { ROOT } from '../../repository/source-files.mts';

const locks = [
	'package-lock.json',
	...globSync('{tools,test}/**/package-lock.json', {
		cwd: ROOT,
		exclude: (name) => name === 'node_modules',
	}),
];

/** These want more in a lock file than newer ones, which write it without a complaint. */
const STRICT_VERSIONS = ['npm-10', 'npm-11'];

const ALL_VERSIONS = [...STRICT_VERSIONS, 'npm-12'];

const npmVersions = cacheFolder('npm-versions');

beforeAll(async () => {
	await installLocked(npmVersions, join(import.meta.dirname, 'npm-versions'));
}, 120_000);

/** Runs one of these versions. */
const npm = (version: string, args: string[], folder: string) =>
	spawnSync(
		process.execPath,
		[join(npmVersions, `node_modules/${version}/bin/npm-cli.js`), ...args],
		{
			cwd: folder,
			encoding: 'utf8',
			env: environmentOutsideCheckout(),
		},
	);

/** "npm run --silent" would silence every npm below it. */
const LOUD = ['--loglevel', 'warn'];

/** What npm complains about; settings of this machine's own are none of ours. */
const complaintsOf = (stderr: string) =>
	stderr.split('\n').filter((line) => /^npm error|Unknown project config/.test(line));

describe.each(locks)('%s', (lock) => {
	test.each(lock === 'package-lock.json' ? ALL_VERSIONS : STRICT_VERSIONS)(
		'is one that npm ci of %s accepts',
		(version) => {
			const folder = dirname(join(ROOT, lock));
			const { status, stderr } = npm(
				version,
				['ci', '--dry-run', '--ignore-scripts', ...LOUD],
				folder,
			);
			expect(complaintsOf(stderr)).toEqual([]);
			expect(status).toBe(0);
		},
		60_000,
	);
});

test.each(ALL_VERSIONS)(
	'npm ci of %s accepts what the Containerfile copies before it',
	(version) => {
		const containerfile = readFileSync(join(ROOT, 'server/Containerfile'), 'utf8');
		const [before, command] = /^([^]+?)^RUN npm (ci .+?) && /m.exec(containerfile)!.slice(1);
		const folder = mkdtempSync(join(tmpdir(), 'containerfile-'));
		try {
			for (const [, copied] of before.matchAll(/^COPY (.+)$/gm)) {
				const paths = copied.split(' ');
				const target = join(folder, paths.pop()!);
				mkdirSync(target, { recursive: true });
				for (const path of paths) cpSync(join(ROOT, path), join(target, path.split('/').pop()!));
			}
			const { status, stderr } = npm(
				version,
				[...command.split(' '), '--dry-run', ...LOUD],
				folder,
			);
			expect(complaintsOf(stderr)).toEqual([]);
			expect(status).toBe(0);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
	60_000,
);
