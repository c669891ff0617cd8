import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readCard } from '../../test/cards/read-card.mts';
import { pdfOf } from '../../test/support/pdf-of.mts';
import { scanOf } from '../../test/support/scan-of.mts';

const MAIN = fileURLToPath(new URL('../src/main.mts', import.meta.url));

const run = (...args: string[]) =>
	spawnSync(process.execPath, [MAIN, 'measure', ...args], {
		encoding: 'utf8',
		env: { ...process.env, IDCARD_OCR_WORKERS: '2', HOME: folder, TMPDIR: folder },
	});

/** The numbers of a row of the report. */
const numbersOf = (report: string, title: string) => {
	const [row] = report.split('\n').filter((line) => line.trim().startsWith(title));
	return row
		.slice(title.length)
		.match(/\d+(?:\.\d+)?/g)!
		.map(Number);
};

const folder = mkdtempSync(join(tmpdir(), 'measure-'));
const photos = join(folder, 'photos');
const truthFile = join(folder, 'truth.csv');
const portrait = readCard('second-portrait.jpg');
const emblem = readCard('second-emblem.jpg');
const covered = readCard('portrait-blacked-out.jpg');
beforeAll(async () => {
	mkdirSync(join(photos, '某 文件夹'), { recursive: true });
	const files = {
		'portrait.png': portrait.image,
		'某 文件夹/emblem.jpg': emblem.image,
		'covered.jpg': covered.image,
		'both.pdf': pdfOf([await scanOf(portrait.image), await scanOf(emblem.image)]),
		'landscape.jpg': readCard('landscape.jpg').image,
		'torn.pdf': pdfOf([{}]).subarray(0, 30),
		'start.jpg': portrait.image.subarray(0, 20),
		'huge.jpg': Buffer.concat([portrait.image, Buffer.alloc(8_000_000)]),
		'notes.TXT': Buffer.from('notes'),
		'张某.zhang': Buffer.from('a name for an ending'),
		empty: Buffer.alloc(0),
	};
	for (const [name, content] of Object.entries(files)) writeFileSync(join(photos, name), content);
	const { identity_name: name, address, birth } = portrait.fields;
	const truth = [
		['file', 'side', 'identity_name', 'address', 'birth', 'issued_by'],
		['portrait.png', '1', `${name}`, '某省某市某路1号', birth!.replaceAll('-', '/'), ''],
		['某 文件夹\\emblem.jpg', '0', '', '', '', `${emblem.fields.issued_by}`],
		['both.pdf', '1', `${name}`, `${address}`, '', `${emblem.fields.issued_by}`],
		['landscape.jpg', '', '某某', '', '', ''],
		['torn.pdf', '', '某某', '', '', ''],
		['empty', '', '某某', '', '', ''],
		['gone.jpg', '', '某某', '', '', ''],
	];
	writeFileSync(truthFile, truth.map((cells) => `"${cells.join('","')}"`).join('\r\n'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a folder is read and counted, and nothing of a card or a name is told or kept', () => {
	const before = readdirSync(folder, { recursive: true });
	const { status, stdout, stderr } = run(photos, '--truth', truthFile);
	expect([status, stderr]).toEqual([0, '']);
	expect(numbersOf(stdout, 'files that show a card')).toEqual([4]);
	expect(numbersOf(stdout, 'files that show none')).toEqual([1]);
	expect(stdout).toMatch(/^files that could not be read +3 /m);
	for (const reason of ['document-broken 1', 'image-broken 1', 'file-too-large 1']) {
		expect(stdout).toContain(reason);
	}
	expect(stdout).toMatch(/^files of other kinds +3 {3}else 2, txt 1$/m);
	expect(stdout).toMatch(/^sides of cards +5 {3}portrait 3, emblem 2$/m);
	expect(stdout).toMatch(/^ {4}missing \w+ +1$/m);
	expect(numbersOf(stdout, 'ask for review')).toEqual([1, 20]);
	expect(numbersOf(stdout, 'files with all of their truth')).toEqual([2, 33.3]);
	expect(numbersOf(stdout, 'lines of the truth without a file')).toEqual([1]);
	// Compared, right, wrong, missing, wrong without review.
	expect(numbersOf(stdout, 'side, compared')).toEqual([3, 3, 0, 0, 0]);
	expect(numbersOf(stdout, 'identity_name, compared')).toEqual([5, 2, 0, 3, 0]);
	expect(numbersOf(stdout, 'address, compared')).toEqual([2, 1, 1, 0, 1]);
	expect(numbersOf(stdout, 'issued_by, compared')).toEqual([2, 2, 0, 0, 0]);
	// Read, right with review, wrong without.
	expect(numbersOf(stdout, 'all that was read')).toEqual([10, 0, 1]);
	expect(numbersOf(stdout, 'if below 0.99 were reviewed')).toEqual([10, 0, 1]);
	expect(numbersOf(stdout, 'seconds a file, 2 at a time: median')).toHaveLength(3);

	const values = [portrait, emblem, covered].flatMap(({ fields }) => Object.values(fields));
	const texts = values.filter((value) => typeof value === 'string' && value.length > 1);
	expect(texts.length).toBeGreaterThan(8);
	const told = [...texts, '某', 'zhang', 'portrait.png', 'covered.jpg'];
	expect(told.filter((text) => stdout.includes(String(text)))).toEqual([]);
	expect(readdirSync(folder, { recursive: true })).toEqual(before);
}, 120_000);

test('--files also names the files to look at, and their fields', () => {
	const few = join(folder, 'few');
	mkdirSync(few);
	for (const name of ['covered.jpg', 'landscape.jpg', 'portrait.png']) {
		copyFileSync(join(photos, name), join(few, name));
	}
	const { stdout } = run(few, '--truth', truthFile, '--files');
	const files = stdout.split('\n').filter((line) => line.startsWith('{'));
	expect(files.map((line) => JSON.parse(line))).toEqual(
		expect.arrayContaining([
			{ file: 'covered.jpg', review: ['identity_code'], wrong: [] },
			{ file: 'landscape.jpg', review: [], wrong: ['identity_name'] },
			{ file: 'portrait.png', review: [], wrong: ['address'] },
		]),
	);
	expect(files).toHaveLength(3);
}, 120_000);

test('a device is no table of what cards say', () => {
	const { status, stderr } = run(photos, '--truth', '/dev/zero');
	expect([status, stderr]).toEqual([2, '/dev/zero is not a file.\n']);
});

test('names in GBK, as archives of Chinese Windows leave them, are those of the truth', () => {
	const gbk = join(folder, 'gbk');
	mkdirSync(gbk);
	// 样本/样本.png
	const name = Buffer.from([0xd1, 0xf9, 0xb1, 0xbe]);
	const below = Buffer.concat([Buffer.from(`${gbk}/`), name]);
	mkdirSync(below);
	writeFileSync(
		Buffer.concat([below, Buffer.from('/'), name, Buffer.from('.png')]),
		portrait.image,
	);
	const truth = join(folder, 'gbk.csv');
	writeFileSync(truth, `file,birth\n样本/样本.png,${portrait.fields.birth}\n`);
	const { stdout } = run(gbk, '--truth', truth);
	expect(numbersOf(stdout, 'files that show a card')).toEqual([1]);
	expect(numbersOf(stdout, 'birth, compared')).toEqual([1, 1, 0, 0, 0]);
}, 120_000);

describe('the command line', () => {
	test('a folder without images: counts of none', () => {
		const empty = join(folder, 'empty');
		mkdirSync(empty);
		const { status, stdout } = run(empty);
		expect(status).toBe(0);
		expect(numbersOf(stdout, 'files that show a card')).toEqual([0]);
		expect(stdout).not.toMatch(/NaN|truth/);
	});

	test.each([
		[['one', 'two'], 'Name one folder. See --help.'],
		[['one', '--colour'], "Unknown option '--colour'"],
		[[photos, '--truth', join(folder, 'nowhere')], 'ENOENT'],
		[[photos, '--truth', join(photos, 'notes.TXT')], 'The first line of the CSV must have file'],
	])('%j: one line and exit code 2', (args, message) => {
		const { status, stdout, stderr } = run(...args);
		expect([status, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(/^[^\n]+\n$/);
		expect(stderr).toContain(message);
	});
});
