import { describe, expect, test } from '@jest/globals';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { API_ERRORS } from '../../domain/api-error.ts';
import { usage } from '../../server/src/config/usage.mts';
import { readConfig } from '../../server/src/config/config.mts';
import { REVIEW_REASONS } from '../../server/src/confidence/review.mts';
import { WARNINGS } from '../../server/src/extra/warnings.mts';
import { MESSAGES } from '../../server/src/http/envelope.mts';
import { ROOT, sourceFiles } from './source-files.mts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const DOCUMENTS = globSync('{*.md,{docs,examples,tools}/**/*.md,server/{*,docs/**/*}.md}', {
	cwd: ROOT,
	exclude: (name) => name === 'node_modules',
}).sort();

test('the documents are found', () => {
	expect(DOCUMENTS).toEqual(
		expect.arrayContaining([
			...['ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md'],
			...['docs/checks-and-masking.md', 'docs/compatibility.md', 'docs/troubleshooting.md'],
			...['examples/README.md', 'server/README.md', 'server/docs/zh-CN/n8n.md'],
		]),
	);
});

/** How documents that are on npm too link to files of this repository. */
const OWN_ADDRESS =
	/https:\/\/github\.com\/n8n-nodes-apizero\/n8n-nodes-apizero\/(?:blob|tree)\/main(?=\/)/g;

/** What a document links to or shows as an image: paths from the root, and the anchor if any. */
function linksOf(document: string): Array<{ file: string; anchor?: string }> {
	const text = read(document).replaceAll(OWN_ADDRESS, '');
	return [...text.matchAll(/(?:\]\(|src=")(?!http)([^)#"]*)(?:#([^)"]+))?/g)].map(
		([, file, anchor]) => ({
			file: file === '' ? document : join(file.startsWith('/') ? '.' : dirname(document), file),
			anchor,
		}),
	);
}

/** The anchors of a document: those of its headings, as GitHub makes them, and its own. */
function anchorsOf(document: string): string[] {
	const text = read(document);
	const ofHeadings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} -]/gu, '')
			.replaceAll(' ', '-'),
	);
	return [...ofHeadings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id)];
}

describe.each(DOCUMENTS)('%s', (document) => {
	const text = read(document);

	test('names only npm scripts and files that exist', () => {
		const { scripts } = JSON.parse(read('package.json'));
		const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);

		const links = linksOf(document).map(({ file }) => file);
		const inCode = [...text.matchAll(/[` ]((?:nodes|domain|server|test|tools)\/[\w./-]+\w)/g)].map(
			([, file]) => file,
		);
		// The build makes these.
		const made = ['server/NOTICE', 'server/dist'];
		const files = [...links, ...inCode].filter((file) => !made.includes(file));
		expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
	});

	test('links only to headings that exist', () => {
		const broken = linksOf(document).filter(
			({ file, anchor }) => anchor !== undefined && !anchorsOf(file).includes(anchor),
		);
		expect(broken).toEqual([]);
	});
});

test('the README links to every page of docs/', () => {
	const linked = linksOf('README.md').map(({ file }) => file);
	const pages = DOCUMENTS.filter((document) => document.startsWith('docs/'));
	expect(pages.length).toBeGreaterThan(7);
	expect(pages.filter((page) => !linked.includes(page))).toEqual([]);
});

test('the README has the headings that n8n links to', () => {
	const files = globSync('{credentials,nodes}/**/*.{ts,json}', { cwd: ROOT });
	const linked = files.flatMap((file) =>
		[...read(file).matchAll(/n8n-nodes-apizero#([\w-]+)/g)].map(([, anchor]) => anchor),
	);
	expect(linked).toContain('credential');
	// GitHub's own name for the whole document.
	const anchors = ['readme', ...anchorsOf('README.md')];
	expect(linked.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
});

test('every image in docs/images is shown by a document', () => {
	const shown = DOCUMENTS.flatMap(linksOf).map(({ file }) => file);
	const images = readdirSync(join(ROOT, 'docs/images'));
	expect(images.length).toBeGreaterThan(5);
	expect(images.filter((name) => !shown.includes(`docs/images/${name}`))).toEqual([]);
});

/** What runs the commands that these documents show in blocks; the text before others says "not run". */
const RUN_BY: Record<string, string> = {
	'npm install && npm run demo': 'test/e2e/demo.test.mts',
	'npm install && npm test': '.ci/run',
	'npm run specimens -- --out cards --count 1 --seed 7': 'test/repository/readme.test.mts',
	'npm run recognize -- cards/0000-portrait-clean.png cards/0000-emblem-clean.png':
		'test/repository/readme.test.mts',
	'npm install': '.ci/run',
	'IDCARD_OCR_API_KEYS=YOUR_KEY npm run server -- --port 8787': 'server/test/readme.test.mts',
	'curl http://127.0.0.1:8787/api/ocr-idcard': 'server/test/readme.test.mts',
	'API_KEY=YOUR_KEY BASE_URL=http://127.0.0.1:8787 sh examples/clients/recognize.sh cards/0000-emblem-clean.png':
		'server/test/readme.test.mts',
};

test('every command that users are shown is run by a test, or said not to be', () => {
	const forUsers = DOCUMENTS.filter((document) =>
		/^(README|docs\/.+|examples\/.+|server\/.+)\.md$/.test(document),
	);
	const blocks = forUsers.flatMap((document) => [
		...read(document).matchAll(/(?:^|\n\n)((?:[^\n]+\n)*)\n?```sh\n([^`]+)```/g),
	]);
	const shown = blocks
		.filter(([, before]) => !/not run here|未在此运行/.test(before.replace(/\s+/g, ' ')))
		.flatMap(([, , commands]) => commands.split('\n').filter((line) => /^\S/.test(line)))
		.map((line) => line.replace(/ \\$/, ''));
	expect(blocks.length).toBeGreaterThan(7);
	expect([...new Set(shown)].sort()).toEqual(Object.keys(RUN_BY).sort());
	expect(Object.values(RUN_BY).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

describe('ARCHITECTURE.md', () => {
	test('draws the tree as it stands', () => {
		const [, tree] = /## The tree\n\n```\n([^`]+(?:`[^`\n]+`[^`]+)*)```/.exec(
			read('ARCHITECTURE.md'),
		)!;
		let parent = '';
		const drawn = tree
			.trim()
			.split('\n')
			.map((line) => {
				const [, indent, folder] = /^( *)(\S+)\/ /.exec(line)!;
				if (indent !== '') return join(parent, folder);
				parent = folder;
				return folder;
			});
		const isRoomOf = /^(nodes\/IdCardOcr|server\/src|test|tools(\/n8n)?)\/[^/]+$/;
		const rooms = foldersOfFiles().filter((folder) => isRoomOf.test(folder));
		expect(drawn.filter((folder) => !existsSync(join(ROOT, folder)))).toEqual([]);
		expect(rooms.length).toBeGreaterThan(25);
		expect(rooms.filter((room) => ![...drawn, 'tools/n8n'].includes(room))).toEqual([]);
	});
});

/** Every folder that holds a file Git knows, or a folder with one. */
function foldersOfFiles(): string[] {
	const folders = new Set<string>();
	for (const { path } of sourceFiles()) {
		for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder);
	}
	return [...folders];
}

test('CONTRIBUTING.md lists the stages of CI with their budgets, within an hour', () => {
	const section = read('CONTRIBUTING.md').split('## CI\n')[1];
	const listed = [...section.matchAll(/^\| `(npm [^`]+)` +\| (\d+) /gm)].map(
		([, stage, minutes]) => [Number(minutes), stage],
	);
	const stages = [...read('.ci/run').matchAll(/^stage (\d+) (npm .+)$/gm)].map(
		([, minutes, stage]) => [Number(minutes), stage],
	);
	expect(stages.length).toBeGreaterThan(4);
	expect(listed).toEqual(stages);
	expect(stages.reduce((sum, [minutes]) => sum + Number(minutes), 0)).toBeLessThanOrEqual(50);
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

	test.each([
		['warning', WARNINGS],
		['reason', REVIEW_REASONS],
	])('lists every %s of extra', (heading, codes) => {
		const [table] = readme.slice(readme.indexOf(`| ${heading} `)).split('\n\n');
		const listed = [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, code]) => code);
		expect(listed).toEqual(Object.keys(codes));
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
