import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../repository/source-files.mts';

/** Of the server, what it does not run with. */
const BESIDE = ['server/docs', 'server/scripts', 'server/test'];

test('the image has every folder of the server that it runs with', () => {
	const containerfile = readFileSync(join(ROOT, 'server/Containerfile'), 'utf8');
	const copied = Array.from(containerfile.matchAll(/^COPY (\S+) \1$/gm), ([, folder]) => folder);
	const listed = execFileSync('git', ['ls-files', 'server/*/*'], { cwd: ROOT, encoding: 'utf8' });
	const folders = listed.split('\n').flatMap((file) => /^server\/[^/]+(?=\/)/.exec(file) ?? []);
	const used = [...new Set(folders)].filter((folder) => !BESIDE.includes(folder));
	expect(copied.sort()).toEqual(['domain', ...used.sort()]);
});
