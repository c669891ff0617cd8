import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { API_ERRORS } from '../../domain/api-error.ts';
import { usage } from '../../server/src/config/options.mts';
import { readConfig } from '../../server/src/config/config.mts';
import { WARNINGS } from '../../server/src/extra/warnings.mts';
import { MESSAGES } from '../../server/src/http/envelope.mts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const DOCUMENTS = [
	'ARCHITECTURE.md',
	'CHANGELOG.md',
	'CONTRIBUTING.md',
	'README.md',
	'SECURITY.md',
	'docs/checks-and-masking.md',
	'docs/node-versions.md',
	'examples/README.md',
	'server/README.md',
];

describe.each(DOCUMENTS)('%s', (document) => {
	const text = read(document);

	test('names only npm scripts and files that exist', () => {
		const { scripts } = JSON.parse(read('package.json'));
		const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);

		const links = [...text.matchAll(/(?:\]\(|src=")((?!http|#)[^)#"]+)/g)].map(([, file]) =>
			join(dirname(document), file),
		);
		const inCode = [...text.matchAll(/[` ]((?:nodes|domain|server|test|tools)\/[\w./-]+\w)/g)].map(
			([, file]) => file,
		);
		// The build makes these.
		const made = ['server/NOTICE', 'server/dist'];
		const files = [...links, ...inCode].filter((file) => !made.includes(file));
		expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
	});
});

test('every picture in docs/images is shown by a document', () => {
	const texts = DOCUMENTS.map(read).join('\n');
	const pictures = readdirSync(join(ROOT, 'docs/images'));
	expect(pictures.length).toBeGreaterThan(5);
	expect(pictures.filter((name) => !texts.includes(`docs/images/${name}`))).toEqual([]);
});

/** What runs the commands that the READMEs show in blocks; the text before others says "not run". */
const RUN_BY: Record<string, string> = {
	'npm install && npm run demo': 'test/e2e/demo.test.mts',
	'npm install && npm test': '.ci/run',
	'npm run specimens -- --out cards --count 1 --seed 7': 'test/repository/readme.test.mts',
	'npm run recognize -- cards/0000-portrait-clean.png cards/0000-emblem-clean.png':
		'test/repository/readme.test.mts',
	'npm install': '.ci/run',
	'npm run server -- --port 8787 --api-key YOUR_KEY': 'server/test/readme.test.mts',
	'curl http://127.0.0.1:8787/api/ocr-idcard': 'server/test/readme.test.mts',
};

test('every command of the READMEs is run by a test, or said not to be', () => {
	const blocks = ['README.md', 'server/README.md'].flatMap((document) => [
		...read(document).matchAll(/(?:^|\n\n)((?:[^\n]+\n)*)\n?```sh\n([^`]+)```/g),
	]);
	const shown = blocks
		.filter(([, before]) => !/not run here/.test(before.replace(/\s+/g, ' ')))
		.flatMap(([, , commands]) => commands.split('\n').filter((line) => /^\S/.test(line)))
		.map((line) => line.replace(/ \\$/, ''));
	expect(blocks.length).toBeGreaterThan(7);
	expect([...new Set(shown)].sort()).toEqual(Object.keys(RUN_BY).sort());
	expect(Object.values(RUN_BY).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

describe('CONTRIBUTING.md', () => {
	test('draws the house as it stands', () => {
		const [, house] = /## The house\n\n```\n([^`]+)```/.exec(read('CONTRIBUTING.md'))!;
		let parent = '';
		const folders = house
			.trim()
			.split('\n')
			.map((line) => {
				const [, indent, folder] = /^( *)(\S+\/) /.exec(line)!;
				if (indent !== '') return join(parent, folder);
				parent = folder;
				return folder;
			});
		expect(folders.length).toBeGreaterThan(20);
		expect(folders.filter((folder) => !existsSync(join(ROOT, folder)))).toEqual([]);
	});
});

describe("the server's README", () => {
	const readme = read('server/README.md');

	test('shows the options as --help prints them', () => {
		expect(readme).toContain(`\`\`\`\n${usage('idcard-ocr-server')}\n\`\`\``);
	});

	test('shows a config file that is accepted', () => {
		const [, file] = /each key can have settings of its own:\n\n```json\n([^`]+)```/.exec(readme)!;
		const config = readConfig({
			args: ['--config', 'a-file'],
			environment: {},
			readFile: () => file,
			cores: 1,
		});
		expect(config).toMatchObject({ port: 8787, keys: [{ id: 'crm' }, {}, { suspended: true }] });
	});

	test('lists every warning of extra', () => {
		const table = readme.slice(
			readme.indexOf('| warning '),
			readme.indexOf('A reply with 5021 has'),
		);
		const listed = [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, warning]) => warning);
		expect(listed).toEqual(Object.keys(WARNINGS));
	});

	test('lists every code the server answers with, and its status', () => {
		const listed = [...readme.matchAll(/^\| (\d{4}) \| (\d{3}) /gm)].map(([, code, status]) => [
			Number(code),
			Number(status),
		]);
		const answered = Object.entries(API_ERRORS)
			.filter(([code]) => code in MESSAGES)
			.map(([code, { httpStatus }]) => [Number(code), httpStatus]);
		expect(listed).toEqual(answered);
	});
});
