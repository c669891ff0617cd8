import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { NodePackage } from '../../../tools/n8n/installed/node-package.mts';

const run = promisify(execFile);

/** Returns a copy of a package in `folder` that differs only in its version, one patch higher. */
export async function raiseVersion(
	{ name, version, tarball }: NodePackage,
	folder: string,
): Promise<NodePackage> {
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder]);
	const manifest = path.join(folder, 'package/package.json');
	const [major, minor, patch] = version.split('.');
	const raised = `${major}.${minor}.${Number(patch) + 1}`;
	const content = JSON.parse(await readFile(manifest, 'utf8'));
	await writeFile(manifest, JSON.stringify({ ...content, version: raised }, null, '\t'));
	const raisedTarball = path.join(folder, `${name}-${raised}.tgz`);
	await run('tar', ['-czf', raisedTarball, '-C', folder, 'package']);
	return { name, version: raised, tarball: raisedTarball };
}
