import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';

import * as sizes from './sample-sizes.mts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FOLDER = join(homedir(), '.cache', 'n8n-nodes-apizero', 'bench');

/** What decides what our engine reads, what it is given to read and how that is measured. */
const CODE = [
	...['server/src', 'server/models', 'domain', 'package-lock.json'],
	...['tools/specimens', 'tools/processes', 'tools/bench/engine'],
];

/**
 * Returns what `measure` gives, or what it gave in an interrupted run of the same code and sizes. It must not
 * depend on what else the machine does. With uncommitted changes nothing is kept.
 */
export async function kept<T>(measure: () => Promise<T>): Promise<T> {
	const key = await codeKey();
	if (key === null) return measure();
	const file = join(FOLDER, `${key}.bin`);
	try {
		return deserialize(await readFile(file)) as T;
	} catch {
		// Nothing was kept, or not whole.
	}
	const measured = await measure();
	await mkdir(FOLDER, { recursive: true });
	await writeFile(`${file}.part`, serialize(measured));
	await rename(`${file}.part`, file);
	return measured;
}

/** Forgets what was kept of this code: the run is over. */
export async function forgetKept(): Promise<void> {
	await rm(join(FOLDER, `${await codeKey()}.bin`), { force: true });
}

async function codeKey(): Promise<string | null> {
	const git = async (...args: string[]) => (await run('git', args, { cwd: ROOT })).stdout;
	try {
		if ((await git('status', '--porcelain', '--', ...CODE)) !== '') return null;
		const trees = await git('rev-parse', ...CODE.map((path) => `HEAD:${path}`));
		return createHash('sha256')
			.update(JSON.stringify([trees, process.version, sizes]))
			.digest('hex');
	} catch {
		return null;
	}
}
