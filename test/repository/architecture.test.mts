import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAX_LINES = 200;
const BANNED_NAMES = /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.\w+$|$)/i;

/** Data tables may be long; their names say what they are. */
const DATA_FILES = /-(data|lists|text)\.(mts|ts)$/;

/** Who may import whom, by folder; a folder may always import itself. */
const ARROWS: Record<string, string[]> = {
	domain: [],
	credentials: [],
	nodes: ['domain'],
	'server/src': ['domain'],
	'tools/n8n/in-process': ['domain'],
	'tools/specimens': ['domain'],
	'tools/processes': [],
	'tools/server-process': ['tools/processes'],
	'tools/n8n/installed': ['tools/processes', 'tools/n8n/in-process', 'tools/specimens', 'domain'],
};

const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.mts'], {
	cwd: ROOT,
	encoding: 'utf8',
})
	.split('\n')
	.filter((file) => file !== '');

const importsOf = (file: string): string[] =>
	[...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map(
		([, target]) => normalize(join(dirname(file), target)),
	);

const folderOf = (file: string): string | undefined =>
	Object.keys(ARROWS).find((folder) => file.startsWith(`${folder}/`));

test('there is something to look at', () => {
	expect(sources.length).toBeGreaterThan(20);
	expect(sources).toContain('nodes/IdCardOcr/IdCardOcr.node.ts');
});

test('no drawer for everything', () => {
	expect(sources.filter((file) => BANNED_NAMES.test(file))).toEqual([]);
});

describe.each(Object.entries(ARROWS))('%s', (folder, allowed) => {
	test(`imports only itself${allowed.map((name) => ` and ${name}`).join('')}`, () => {
		const wrong = sources
			.filter((file) => folderOf(file) === folder)
			.flatMap((file) => importsOf(file).map((target) => ({ file, target })))
			.filter(({ target }) => ![folder, ...allowed].includes(folderOf(target) ?? target));
		expect(wrong).toEqual([]);
	});
});

test(`no file is longer than ${MAX_LINES} lines`, () => {
	const long = sources
		.filter((file) => !DATA_FILES.test(file) && !file.endsWith('.test.mts'))
		.map((file) => ({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1 }))
		.filter(({ lines }) => lines > MAX_LINES);
	expect(long).toEqual([]);
});
