import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

import { cacheFolder } from '../../../tools/processes/cache-folder.mts';
import { installLocked } from '../../../tools/locked-install/npm-folder.mts';
import type { ContainerEngine } from './container-engine.mts';

const run = promisify(execFile);

/** The image's name in the engine. */
export const BASE_IMAGE = 'localhost/base';

/** The version of Debian that the Containerfile's base is made of. */
const DEBIAN = 'bookworm';

const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
const NPM_VERSIONS = path.join(import.meta.dirname, '../install/npm-versions');

/** Beside the smallest Debian: for npm, and for the unit, which is started in the same files. */
const PACKAGES = ['ca-certificates', 'procps', 'systemd-sysv'];

/**
 * Makes an image that has what the Containerfile needs of Node's: Debian from its packages, whose
 * signatures debootstrap checks, the Node that runs this, npm 11, and the user "node". Returns the
 * folder in `folder` that has the same files.
 */
export async function makeBaseImage(engine: ContainerEngine, folder: string): Promise<string> {
	const root = path.join(folder, 'base');
	const bootstrap = ['--variant=minbase', `--include=${PACKAGES.join()}`, DEBIAN, root];
	await run('debootstrap', [...bootstrap, await mirror()]);
	await copyFile(process.execPath, path.join(root, 'usr/local/bin/node'));
	const npmVersions = cacheFolder('npm-versions');
	await installLocked(npmVersions, NPM_VERSIONS);
	const modules = path.join(root, 'usr/local/lib/node_modules');
	await mkdir(modules, { recursive: true });
	await cp(path.join(npmVersions, 'node_modules/npm-11'), path.join(modules, 'npm'), {
		recursive: true,
	});
	await symlink('../lib/node_modules/npm/bin/npm-cli.js', path.join(root, 'usr/local/bin/npm'));
	await copyNpmSettings(root);
	await run('chroot', [root, '/usr/sbin/useradd', '--uid', '1000', '--create-home', 'node']);

	const containerfile = path.join(folder, 'Containerfile.base');
	await writeFile(containerfile, 'FROM scratch\nCOPY base /\n');
	await engine.build(BASE_IMAGE, containerfile, folder);
	return root;
}

/** The address from which this machine gets its packages of that Debian. */
async function mirror(): Promise<string> {
	const format = ['indextargets', '--format', '$(CODENAME) $(REPO_URI)'];
	const { stdout } = await run('apt-get', format);
	const line = stdout.split('\n').find((text) => text.startsWith(`${DEBIAN} `));
	if (line === undefined) throw new Error(`This machine has no packages of Debian ${DEBIAN}.`);
	return line.split(' ')[1]!;
}

/** How this machine reaches npm's registry, which the base of Node's own does by default. */
async function copyNpmSettings(root: string): Promise<void> {
	const settings = [];
	for (const name of ['registry', 'proxy', 'https-proxy', 'noproxy']) {
		const value = (await run('npm', ['config', 'get', name])).stdout.trim();
		if (!['', 'null', 'undefined'].includes(value)) settings.push(`${name}=${value}`);
	}
	await copyFile(CERTIFICATES, path.join(root, CERTIFICATES));
	settings.push(`cafile=${CERTIFICATES}`);
	await mkdir(path.join(root, 'usr/local/etc'), { recursive: true });
	await writeFile(path.join(root, 'usr/local/etc/npmrc'), `${settings.join('\n')}\n`);
}
