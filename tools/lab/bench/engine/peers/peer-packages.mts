import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { readPack } from '../../../../../server/src/models/model-pack.mts';
import { cacheFolder } from '../../../../processes/cache-folder.mts';
import { installLocked } from '../../../../locked-install/npm-folder.mts';
import { pythonEnvironment } from '../../../../locked-install/python-environment.mts';

const run = promisify(execFile);

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Installs the npm packages of a folder in `locks/`, and returns the folder with them and the versions
 * of those that it names.
 * @throws with npm's message.
 */
export async function npmFolder(name: string) {
	const folder = cacheFolder(`bench-${name}`);
	await installLocked(folder, pathOf(`locks/${name}`));
	const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
		dependencies: Record<string, string>;
	};
	return { folder, dependencies: manifest.dependencies };
}

/**
 * Installs RapidOCR and returns the path of its Python.
 * @throws with pip's message.
 */
export async function rapidOcrPython(): Promise<string> {
	return await pythonEnvironment(cacheFolder('bench-python'), pathOf('locks/rapidocr.txt'));
}

/** Returns the version of an installed Python package. */
export async function pythonVersion(python: string, name: string): Promise<string> {
	const script = `from importlib.metadata import version; print(version(${JSON.stringify(name)}))`;
	return (await run(python, ['-c', script])).stdout.trim();
}

/** Writes our dictionary to a file without its last line break, which npm wrappers take for a character. */
export async function dictionaryFile(): Promise<string> {
	const { dictionary } = (await readPack()).files;
	const folder = cacheFolder('bench-dictionary');
	await mkdir(folder, { recursive: true });
	const file = join(folder, 'characters.txt');
	await writeFile(file, (await readFile(dictionary, 'utf8')).trimEnd());
	return file;
}
