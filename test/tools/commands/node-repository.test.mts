import { beforeAll, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { temporaryFolder } from '../../support/temporary-folder.mts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const folder = temporaryFolder('node-repository');
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

const command = path.join(ROOT, 'tools/commands/node-repository.mts');
beforeAll(() => {
	execFileSync(process.execPath, [command, folder, 'somebody/something']);
});

/** What files name relative to themselves and is not there. */
function missing(files: string, named: RegExp): string[] {
	const names = globSync(files, { cwd: folder }).flatMap((file) =>
		[...read(file).matchAll(named)].map(([, name]) => path.join(path.dirname(file), name)),
	);
	expect(names.length).toBeGreaterThan(20);
	return names.filter((name) => !existsSync(path.join(folder, name)));
}

test('it has all that its code imports and its documents link to', () => {
	expect(missing('**/*.{ts,mts}', /(?:from|^import) '(\.[^']+)'/gm)).toEqual([]);
	expect(missing('**/*.md', /\]\((?!https:|#)([^)#\s]+)/g)).toEqual([]);
});

test('it has no server and no Chinese document, and its scripts and release name neither', () => {
	expect(globSync(['{server,deploy}', '**/*zh-CN*'], { cwd: folder })).toEqual([]);
	const documents = globSync('**/*.md', { cwd: folder });
	expect(documents.filter((file) => read(file).includes('[中文'))).toEqual([]);
	expect(read('CHANGELOG.md')).not.toContain('nginx');
	const { scripts, workspaces } = JSON.parse(read('package.json'));
	expect(JSON.stringify([scripts, workspaces])).not.toMatch(/server/);
	expect(read('eslint.mts.config.mjs')).not.toContain('server/page/tsconfig');
	expect(read('.github/workflows/publish.yml').match(/npm publish|server/g)).toEqual([
		'npm publish',
	]);
});

test('its scripts and its release run only scripts that it has', () => {
	const { scripts } = JSON.parse(read('package.json'));
	const commands = [...Object.values<string>(scripts), read('.github/workflows/publish.yml')];
	const run = [...commands.join('\n').matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
	expect(run.length).toBeGreaterThan(3);
	expect(run.filter((name) => !(name in scripts))).toEqual([]);
});

test("its archive is at most 2 MB, and has one package.json and n8n's sentence first", () => {
	const archive = execFileSync('tar', ['-cz', '--exclude', 'node_modules', '.'], {
		cwd: folder,
		maxBuffer: 2 ** 26,
	});
	expect(archive.byteLength).toBeLessThan(2_000_000);
	expect(globSync('**/package.json', { cwd: folder })).toEqual(['package.json']);
	const [, , sentence] = read('README.md').split('\n');
	expect(sentence).toBe(
		"An n8n node for ApiZero's ID Card OCR, and for a free server with the same API.",
	);
});

test('it says where it is', () => {
	const { repository } = JSON.parse(read('package.json'));
	expect(repository.url).toBe('git+https://github.com/somebody/something.git');
	expect(read('credentials/ApiZeroApi.credentials.ts')).toContain('somebody/something#credential');
});

test('a folder that has files is refused, and they stay', () => {
	const full = path.join(folder, 'full');
	mkdirSync(full);
	writeFileSync(path.join(full, 'package.json'), 'mine');
	const { status, stderr } = spawnSync(process.execPath, [command, full, 'a/b'], {
		encoding: 'utf8',
	});
	expect([status, stderr]).toEqual([2, expect.stringContaining('is not empty')]);
	expect(readFileSync(path.join(full, 'package.json'), 'utf8')).toBe('mine');
});
