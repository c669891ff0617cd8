import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

import type { ContainerEngine } from './container-engine.mts';
import { addNode, makeDebian } from './debian.mts';

const run = promisify(execFile);

/** The image's name in the engine. */
export const BASE_IMAGE = 'localhost/base';

/** Beside the smallest Debian: for npm, and for the unit, which is started in the same files. */
const PACKAGES = ['ca-certificates', 'procps', 'systemd-sysv'];

/**
 * Makes an image that has what the Containerfile needs of Node's: Debian, the Node that runs this,
 * npm 11, and the user "node". Returns the folder in `folder` that has the same files.
 */
export async function makeBaseImage(engine: ContainerEngine, folder: string): Promise<string> {
	const root = path.join(folder, 'base');
	await makeDebian(root, PACKAGES);
	await addNode(root, process.execPath, 'npm-11');
	await run('chroot', [root, '/usr/sbin/useradd', '--uid', '1000', '--create-home', 'node']);

	const containerfile = path.join(folder, 'Containerfile.base');
	await writeFile(containerfile, 'FROM scratch\nCOPY base /\n');
	await engine.build(BASE_IMAGE, containerfile, folder);
	return root;
}
