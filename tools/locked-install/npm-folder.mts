import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runNpm } from '../n8n/installed/npm-command.mts';

/**
 * Installs in `folder` what a template's `package-lock.json` lists, each package by its hash, unless
 * that is there. The template is a folder with that file and its `package.json`.
 * @throws with npm's message.
 */
export async function installLocked(folder: string, template: string): Promise<void> {
	const lock = await readFile(join(template, 'package-lock.json'), 'utf8');
	const marker = join(folder, 'installed-lock.json');
	if ((await readFile(marker, 'utf8').catch(() => '')) === lock) return;
	await mkdir(folder, { recursive: true });
	for (const file of ['package.json', 'package-lock.json']) {
		await copyFile(join(template, file), join(folder, file));
	}
	await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
	await writeFile(marker, lock);
}
