import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { cacheFolder } from '../../../tools/processes/cache-folder.mts';
import { installLocked } from '../../../tools/locked-install/npm-folder.mts';

const run = promisify(execFile);

/** The version of Debian that the Containerfile's base is made of. */
const DEBIAN = 'bookworm';

const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
const NPM_VERSIONS = path.join(import.meta.dirname, '../install/npm-versions');

/** Puts the smallest Debian and these packages in a folder; debootstrap checks their signatures. */
export async function makeDebian(root: string, packages: string[]): Promise<void> {
	const options = ['--variant=minbase', `--include=${packages.join()}`];
	await run('debootstrap', [...options, DEBIAN, root, await mirror()]);
}

/** The address from which this machine gets its packages of that Debian. */
async function mirror(): Promise<string> {
	const format = ['indextargets', '--format', '$(CODENAME) $(REPO_URI)'];
	const { stdout } = await run('apt-get', format);
	const line = stdout.split('\n').find((text) => text.startsWith(`${DEBIAN} `));
	if (line === undefined) throw new Error(`This machine has no packages of Debian ${DEBIAN}.`);
	return line.split(' ')[1]!;
}

/** Adds a Node, given its executable, and an npm, such as "npm-11", where Node's own archives have them. */
export async function addNode(root: string, node: string, npm: string): Promise<void> {
	const inLocal = (name: string) => path.join(root, 'usr/local', name);
	for (const name of ['bin', 'etc', 'lib/node_modules']) {
		await mkdir(inLocal(name), { recursive: true });
	}
	await copyFile(node, inLocal('bin/node'));
	const npmVersions = cacheFolder('npm-versions');
	await installLocked(npmVersions, NPM_VERSIONS);
	await cp(path.join(npmVersions, 'node_modules', npm), inLocal('lib/node_modules/npm'), {
		recursive: true,
	});
	for (const name of ['npm', 'npx']) {
		await symlink(`../lib/node_modules/npm/bin/${name}-cli.js`, inLocal(`bin/${name}`));
	}
	await mkdir(path.join(root, path.dirname(CERTIFICATES)), { recursive: true });
	await copyFile(CERTIFICATES, path.join(root, CERTIFICATES));
	await writeFile(inLocal('etc/npmrc'), await npmSettings());
}

/** How this machine reaches npm's registry, which Node's own image does by default. */
async function npmSettings(): Promise<string> {
	const settings = [];
	for (const name of ['registry', 'proxy', 'https-proxy', 'noproxy']) {
		const value = (await run('npm', ['config', 'get', name])).stdout.trim();
		if (!['', 'null', 'undefined'].includes(value)) settings.push(`${name}=${value}`);
	}
	settings.push(`cafile=${CERTIFICATES}`);
	return `${settings.join('\n')}\n`;
}
