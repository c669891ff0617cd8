import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readConfig } from '../../src/config/config.mts';
import { readSettingsFile } from '../../src/config/settings-file.mts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'settings-file-'))));
afterAll(() => rm(folder, { recursive: true }));

const OPTIONS = [
	['--api-keys-file', 'The keys file'],
	['--metrics-key-file', 'The metrics key file'],
	['--config', 'The config file'],
] as const;

const read = (option: string, path: string) =>
	readConfig({ args: [option, path], environment: {}, cores: 1, readFile: readSettingsFile });

test('a file, or a link to one, is read', async () => {
	await writeFile(join(folder, 'keys'), 'key-of-this-settings-file');
	await symlink('keys', join(folder, 'link'));
	for (const name of ['keys', 'link']) {
		expect(read('--api-keys-file', join(folder, name))).toMatchObject({
			keys: [{ key: 'key-of-this-settings-file' }],
		});
	}
});

const testWithFifo = process.platform === 'win32' ? test.skip : test;

testWithFifo.each(OPTIONS)('%s refuses a pipe without waiting for its end', (option, label) => {
	const pipe = join(folder, option);
	expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
	expect(() => read(option, pipe)).toThrow(
		`${label} ${pipe} must be a regular file of at most 1 MB.`,
	);
});

test.each(OPTIONS)('%s refuses a file of terabytes before it reads it', async (option, label) => {
	const large = join(folder, 'large');
	await writeFile(large, '');
	await truncate(large, 1_000_001);
	const message = `${label} ${large} must be a regular file of at most 1 MB.`;
	expect(() => read(option, large)).toThrow(message);
	await truncate(large, 2 ** 42);
	expect(() => read(option, large)).toThrow(message);
	expect(() => read(option, folder)).toThrow(`${label} ${folder} must be a regular file`);
	expect(() => read(option, join(folder, 'none'))).toThrow('cannot be read.');
});
