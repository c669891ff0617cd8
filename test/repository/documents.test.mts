import { describe, expect, test } from '@jest/globals';
import { existsSync, globSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { readConfig } from '../../server/src/config/config.mts';
import { DOCUMENTS, read } from '../../tools/docs/generate.mts';
import { ROOT, sourceFiles } from './source-files.mts';

test('the documents are found', () => {
	expect(DOCUMENTS).toEqual(
		expect.arrayContaining([
			'ARCHITECTURE.md',
			'README.md',
			'docs/checks-and-masking.md',
			'examples/README.md',
			'server/README.md',
			'server/docs/zh-CN/n8n.md',
			'tools/lab/bench/RESULTS.md',
		]),
	);
});

const { homepage } = JSON.parse(read('package.json'));
/** How documents that are on npm too link to files of this repository. */
const OWN_ADDRESS = new RegExp(homepage.replace('#readme', '/(?:blob|tree)/main(?=/)'), 'g');

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

const scriptsOf = (manifest: string): object => JSON.parse(read(manifest)).scripts;
const SCRIPTS = { ...scriptsOf('package.json'), ...scriptsOf('tools/lab/package.json') };

describe.each(DOCUMENTS)('%s', (document) => {
	const text = read(document);

	test('names only npm scripts and files that exist', () => {
		const named = [...text.matchAll(/npm (?:--prefix \S+ )?run ([\w:-]+)/g)];
		expect(named.map(([, name]) => name).filter((name) => !(name in SCRIPTS))).toEqual([]);

		const links = linksOf(document).map(({ file }) => file);
		const inCode = [
			...text.matchAll(/[` ]((?:deploy|nodes|domain|server|test|tools)\/[\w./-]+\w)/g),
		].map(([, file]) => file);
		// The build makes these.
		const made = ['server/NOTICE', 'server/dist'];
		const files = [...links, ...inCode].filter(
			(file) => !made.includes(file) && !/\bNAME\b/.test(file),
		);
		expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
	});

	test('links only to headings that exist', () => {
		const broken = linksOf(document).filter(
			({ file, anchor }) => anchor !== undefined && !anchorsOf(file).includes(anchor),
		);
		expect(broken).toEqual([]);
	});
});

describe('the README', () => {
	test('links to every page of docs/', () => {
		const linked = linksOf('README.md').map(({ file }) => file);
		const pages = DOCUMENTS.filter((document) => document.startsWith('docs/'));
		expect(pages.length).toBeGreaterThan(7);
		expect(pages.filter((page) => !linked.includes(page))).toEqual([]);
	});

	test('has the headings that n8n links to', () => {
		const files = globSync('{credentials,nodes}/**/*.{ts,json}', { cwd: ROOT });
		const linked = files.flatMap((file) =>
			[...read(file).matchAll(/github\.com\/[\w-]+\/[\w.-]+#([\w-]+)/g)].map(
				([, anchor]) => anchor,
			),
		);
		expect(linked).toContain('credential');
		// GitHub's own name for the whole document.
		const anchors = ['readme', ...anchorsOf('README.md')];
		expect(linked.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
	});
});

test('every image in docs/images is shown by a document', () => {
	const shown = DOCUMENTS.flatMap(linksOf).map(({ file }) => file);
	const images = readdirSync(join(ROOT, 'docs/images'));
	expect(images.length).toBeGreaterThan(5);
	expect(images.filter((name) => !shown.includes(`docs/images/${name}`))).toEqual([]);
});

test("the server's README shows a config file that is accepted", () => {
	const [, file] = /```json\n([^`]+"keys"[^`]+)```/.exec(read('server/README.md'))!;
	const config = readConfig({
		args: ['--config', 'a-file'],
		environment: {},
		readFile: () => file,
		cores: 1,
	});
	expect(config).toMatchObject({ port: 8787, keys: [{ id: 'crm' }, {}, { suspended: true }] });
});

const IN_BOLD = /\*\*"(.+?)"/g;
const IN_FIRST_CELL = /(?<=^\| [^|]*)"([^"|]+)"/gm;

test.each([
	['docs/failures-and-retries.md', IN_BOLD, '{nodes,credentials,domain}/**/*.ts'],
	['server/docs/zh-CN/n8n.md', IN_BOLD, '{nodes,credentials,domain}/**/*.ts'],
	['server/docs/operating.md', IN_FIRST_CELL, 'server/src/**/*.mts'],
	['server/docs/zh-CN/operating.md', IN_FIRST_CELL, 'server/src/**/*.mts'],
])('%s quotes messages as the code has them', (document, quotation, files) => {
	const code = globSync(files, { cwd: ROOT }).map(read).join('\n');
	const quoted = [
		...read(document)
			.replaceAll(/(?<!\|)\n(?!\|)/g, ' ')
			.matchAll(quotation),
	];
	const parts = quoted.flatMap(([, message]) => message.split('…')).map((part) => part.trim());
	expect(parts.length).toBeGreaterThan(5);
	// Node's own.
	expect(parts.filter((part) => !code.includes(part) && part !== 'Unknown option')).toEqual([]);
});

test('ARCHITECTURE.md draws the tree as it stands', () => {
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

/** Every folder that holds a file Git knows, or a folder with one. */
function foldersOfFiles(): string[] {
	const folders = new Set<string>();
	for (const { path } of sourceFiles()) {
		for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder);
	}
	return [...folders];
}
