import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';

import { cacheFolder } from '../../../processes/cache-folder.mts';
import * as sizes from '../../image-sets/sample-sizes.mts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const FOLDER = cacheFolder('bench');

/** What decides what our engine reads, what it is given to read and how that is measured. */
const CODE = [
	...['server/src', 'server/models', 'domain', 'package-lock.json'],
	...[
		'tools/lab/specimens',
		'test/support',
		'tools/lab/image-sets',
		'tools/processes',
		'tools/lab/bench/engine',
	],
];

/**
 * Returns what `measure` gives, or what it gave in an interrupted run of the same code and sizes. Use it only for
 * what other load on the machine does not change. With uncommitted changes nothing is kept.
 */
export async function kept<T>(measure: () => Promise<T>): Promise<T> {
	const file = await keptFile();
	if (file === null) return measure();
	try {
		return deserialize(await readFile(file)) as T;
	} catch {
		// Nothing was kept, or the file is damaged.
	}
	const measured = await measure();
	await mkdir(FOLDER, { recursive: true });
	await writeFile(`${file}.part`, serialize(measured));
	await rename(`${file}.part`, file);
	return measured;
}

/** Forgets what was kept of this code: the run is over. */
export async function forgetKept(): Promise<void> {
	const file = await keptFile();
	if (file !== null) await rm(file, { force: true });
}

/** The file for this code and these sizes; `null` if the code has no commit. */
async function keptFile(): Promise<string | null> {
	const git = async (...args: string[]) => (await run('git', args, { cwd: ROOT })).stdout;
	try {
		if ((await git('status', '--porcelain', '--', ...CODE)) !== '') return null;
		const trees = await git('rev-parse', ...CODE.map((path) => `HEAD:${path}`));
		const hash = createHash('sha256').update(JSON.stringify([trees, process.version, sizes]));
		return join(FOLDER, `${hash.digest('hex')}.bin`);
	} catch {
		return null;
	}
}
