import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import readSheets from 'read-excel-file/node';

import { readCard } from '../../test/cards/read-card.mts';
import { pdfOf } from '../../test/support/pdf-of.mts';
import { scanOf } from '../../test/support/scan-of.mts';

const MAIN = fileURLToPath(new URL('../src/main.mts', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'read-'));
const photos = join(folder, 'photos & more');
const env = {
	...process.env,
	// A server's queue is not that of a folder.
	IDCARD_OCR_WORKERS: '2',
	IDCARD_OCR_QUEUE_LIMIT: '0',
	HOME: folder,
	TMPDIR: folder,
};
const run = (...args: string[]) =>
	spawnSync(process.execPath, [MAIN, 'read', ...args], { encoding: 'utf8', env });
/** The rows of a table in lines of JSON. */
const rowsIn = (lines: string) =>
	lines
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line));

const [second, third] = ['second', 'third'].map((name) => ({
	portrait: readCard(`${name}-portrait.jpg`),
	emblem: readCard(`${name}-emblem.jpg`),
}));
const covered = readCard('portrait-blacked-out.jpg');

beforeAll(async () => {
	mkdirSync(join(photos, '第三'), { recursive: true });
	const both = pdfOf([await scanOf(second.portrait.image), await scanOf(second.emblem.image)]);
	const files = {
		'both.pdf': both,
		'again.jpg': second.portrait.image,
		'第三/a.jpg': third.emblem.image,
		'第三/b.jpg': third.portrait.image,
		'covered.jpg': covered.image,
		'landscape.jpg': readCard('landscape.jpg').image,
		'torn.pdf': both.subarray(0, 30),
		'notes.txt': Buffer.from('notes'),
		'.DS_Store': Buffer.from('left by a system'),
	};
	for (const [name, content] of Object.entries(files)) writeFileSync(join(photos, name), content);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a folder becomes a sheet with a row for each person, and one of what was not read', async () => {
	const out = join(folder, 'cards.xlsx');
	const before = readdirSync(photos, { recursive: true });
	const { status, stdout, stderr } = run(photos, '--out', out);
	expect([status, stdout]).toEqual([1, '']);
	expect(stderr).toBe('Rows: 3, to check: 2. Not read: 3.\n');
	expect(statSync(out).mode & 0o777).toBe(0o600);
	expect(readdirSync(photos, { recursive: true })).toEqual(before);

	const [people, notRead] = await readSheets(readFileSync(out));
	expect([people.sheet, notRead.sheet]).toEqual(['People', 'Not read']);
	const [titles, ...rows] = people.data;
	const named = rows.map((row) => Object.fromEntries(titles.map((title, at) => [title, row[at]])));
	expect(named[0]).toMatchObject({
		identity_name: second.portrait.fields.identity_name,
		identity_code: second.portrait.fields.identity_code,
		birth: new Date(second.portrait.fields.birth!),
		valid_date_end: expect.any(Date),
		file_name: 'again.jpg',
		'file_name 2': 'both.pdf',
		matched_by: 'same-file, same-number, same-county, validity-fits-age',
	});
	expect(named[1]).toMatchObject({
		identity_name: covered.fields.identity_name,
		file_name: 'covered.jpg',
		needs_review: 'TRUE',
		reason_message:
			'No back in the input fits this front. Please check: ID number (it is missing, although the card prints it).',
	});
	expect(named[2]).toMatchObject({
		identity_code: third.portrait.fields.identity_code,
		issued_by: third.emblem.fields.issued_by,
		file_name: '第三/b.jpg',
		'file_name 2': '第三/a.jpg',
		needs_review: 'TRUE',
		reason_message: expect.stringContaining('The two sides are proposed as one card'),
	});
	expect(named[2].matched_by).toMatch(/^same-folder/);
	expect(notRead.data.slice(1)).toEqual([
		['landscape.jpg', expect.stringContaining('No ID card')],
		['notes.txt', expect.stringContaining('JPG')],
		['torn.pdf', 'The file is damaged and cannot be decoded.'],
	]);
}, 120_000);

test('the sheet colours what is doubtful, links to photos, has a filter and no formula', () => {
	const out = join(folder, 'cards.xlsx');
	const parts = unzipSync(readFileSync(out));
	const xml = (name: string) => strFromU8(parts[name]);
	const sheet = xml('xl/worksheets/sheet1.xml');
	expect(sheet).toContain('<autoFilter ref="A1:Q4"/>');
	expect(sheet).not.toMatch(/<f[ >]/);
	// The schema allows one.
	expect(xml('xl/workbook.xml').match(/<definedNames\b/g)).toHaveLength(1);
	// It is printed as wide as a page, without its last column, the digests.
	expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
	expect(sheet).toMatch(/<pageSetup [^>]*orientation="landscape" fitToHeight="0"/);
	expect(xml('xl/workbook.xml')).toContain("Print_Area\">'People'!$A:$P<");
	expect(sheet.match(/<hyperlink /g)).toHaveLength(5);
	expect(xml('xl/worksheets/_rels/sheet1.xml.rels')).toContain(
		`Target="${encodeURIComponent('photos & more')}/${encodeURIComponent('第三')}/b.jpg"`,
	);
	expect(xml('xl/styles.xml')).toContain('FFE699');
});

test('what was corrected and found right in an earlier table stays so, and is asked no more', async () => {
	const earlier = join(folder, 'earlier.xlsx');
	const parts = unzipSync(readFileSync(join(folder, 'cards.xlsx')));
	const texts = strFromU8(parts['xl/sharedStrings.xml']);
	const { address } = covered.fields;
	const changed = texts.replace('<t>TRUE</t>', '<t>FALSE</t>').replace(address!, '样本省样本路1号');
	writeFileSync(earlier, zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8(changed) }));
	const out = join(folder, 'later.xlsx');
	const { stderr } = run(photos, '--out', out, '--keep', earlier);
	// One row is right, and lacks its emblem side.
	expect(stderr).toBe(
		'Kept of the earlier table: 2 rows that somebody corrected or confirmed.\nRows: 3, to check: 1. Not read: 3.\n',
	);
	const [people] = await readSheets(readFileSync(out));
	const matched = people.data.map((row) => String(row[people.data[0].indexOf('matched_by')]));
	expect(matched.filter((evidence) => evidence.startsWith('confirmed'))).toHaveLength(1);
	expect(people.data.flat()).toContain('样本省样本路1号');
	expect(run(photos, '--out', '-', '--keep', join(photos, 'notes.txt'))).toMatchObject({
		status: 2,
		stderr: expect.stringMatching(/^The earlier table cannot be taken: [^\n]+\n$/),
	});
}, 120_000);

test('links, pipes and sockets are not read, and behind a link may be any side', async () => {
	const linked = join(folder, 'linked');
	mkdirSync(linked);
	writeFileSync(join(linked, 'one.jpg'), second.portrait.image);
	writeFileSync(join(linked, 'other.jpg'), second.emblem.image);
	const complete = run(linked, '--out', '-', '--complete');
	expect(complete.stderr).toBe('Rows: 1, to check: 0. Not read: 0.\n');
	// Whoever opens a pipe waits for somebody who writes.
	expect(spawnSync('mkfifo', [join(linked, 'pipe.jpg')]).status).toBe(0);
	const server = createServer().listen(join(linked, 'socket.jpg'));
	await once(server, 'listening');
	symlinkSync(photos, join(linked, 'more'));
	const { status, stdout, stderr } = run(linked, '--out', '-', '--complete');
	server.close();
	expect([status, stderr]).toEqual([1, 'Rows: 2, to check: 2. Not read: 3.\n']);
	const special = 'Neither a file nor a folder: it was not opened.';
	expect(rowsIn(stdout)).toMatchObject([
		{ file_name: 'one.jpg', candidates: 'other.jpg' },
		{ file_name: 'other.jpg', candidates: 'one.jpg' },
		{ file_name: 'more', reason_message: 'Links are not followed.' },
		{ file_name: 'pipe.jpg', reason_message: special },
		{ file_name: 'socket.jpg', reason_message: special },
	]);
}, 120_000);

describe('pictures', () => {
	const cards = join(folder, 'cards');
	const copies = join(folder, 'copies');

	test('each side upright, and a copy of each card, named after their holders', () => {
		const out = join(folder, 'with-pictures.csv');
		const { status, stderr } = run(photos, '--out', out, '--cards', cards, '--copies', copies);
		expect([status, stderr]).toEqual([1, 'Rows: 3, to check: 2. Not read: 3.\n']);
		const [secondName, thirdName, coveredName] = [second.portrait, third.portrait, covered].map(
			({ fields }) => fields.identity_name,
		);
		expect(readdirSync(cards).sort()).toEqual(
			[
				`${secondName}-front.jpg`,
				`${secondName}-back.jpg`,
				`${coveredName}-front.jpg`,
				`${thirdName}-front.jpg`,
				'第三_a-back.jpg',
			].sort(),
		);
		// Sides that are only proposed as one card may be of two people.
		expect(readdirSync(copies).sort()).toEqual(
			[
				`${secondName}.pdf`,
				`${coveredName}-front.pdf`,
				`${thirdName}-front.pdf`,
				'第三_a-back.pdf',
			].sort(),
		);
		expect(statSync(join(copies, `${secondName}.pdf`)).mode & 0o777).toBe(0o600);
		const again = run(copies, '--out', '-');
		const numbers = again.stdout.split('\n').filter((line) => line.includes('same-page'));
		expect(numbers).toHaveLength(1);
	}, 180_000);

	test('into a folder that is not empty are refused before anything is read', () => {
		const out = join(folder, 'again.csv');
		const { status, stderr } = run(photos, '--out', out, '--cards', cards);
		expect([status, stderr, existsSync(out)]).toEqual([
			2,
			`${cards} is not empty. Choose another folder: nothing is overwritten.\n`,
			false,
		]);
	});
});

describe('other tables', () => {
	test('CSV for Excel, with Chinese titles', () => {
		const out = join(folder, 'cards.csv');
		expect(run(photos, '--out', out, '--titles', 'zh').status).toBe(1);
		const text = readFileSync(out, 'utf8');
		expect(text).toMatch(/^\uFEFF姓名,公民身份号码,/);
		expect(text).toContain(`${second.portrait.fields.identity_code}`);
		expect(text.trimEnd().split('\r\n')).toHaveLength(7);
		// Words, where programs get codes.
		expect(text).not.toMatch(/same-|validity-|missing/);
		expect(text).toContain('在同一文件');
	}, 120_000);

	test('masked JSON lines on standard output, without names of files', () => {
		const { stdout } = run(join(photos, '第三'), '--out', '-', '--mask', '3+4');
		const [row, ...others] = rowsIn(stdout);
		expect(others).toEqual([]);
		expect(row).toMatchObject({ address: '***', file_name: null });
		const { fields } = third.portrait;
		for (const value of [fields.identity_name, fields.identity_code, fields.address]) {
			expect(stdout).not.toContain(value);
		}
	}, 120_000);
});

describe('what the cards say', () => {
	const truthOf = (name: string, truth: string[][]) => {
		const path = join(folder, name);
		writeFileSync(path, truth.map((cells) => `"${cells.join('","')}"`).join('\r\n'));
		return path;
	};
	/** The numbers of a row of the report. */
	const numbersOf = (report: string, title: string) => {
		const [row] = report.split('\n').filter((line) => line.trim().startsWith(title));
		return row
			.slice(title.length)
			.match(/\d+(?:\.\d+)?/g)!
			.map(Number);
	};
	const { identity_name: name, address, birth } = second.portrait.fields;
	const truth = truthOf('truth.csv', [
		['file', 'side', 'identity_name', 'address', 'birth', 'issued_by'],
		['again.jpg', '1', `${name}`, '某省某市某路1号', birth!.replaceAll('-', '/'), ''],
		['第三\\a.jpg', '0', '', '', '', `${third.emblem.fields.issued_by}`],
		['both.pdf', '1', `${name}`, `${address}`, '', `${second.emblem.fields.issued_by}`],
		['landscape.jpg', '', '某某', '', '', ''],
		['torn.pdf', '', '某某', '', '', ''],
		['gone.jpg', '', '某某', '', '', ''],
	]);

	test('is compared and counted, and nothing of a card or a name is told', () => {
		const { status, stdout, stderr } = run(photos, '--truth', truth);
		expect([status, stderr]).toEqual([1, 'Rows: 3, to check: 2. Not read: 3.\n']);
		expect(stdout).toMatch(/^sides of cards +6 {3}portrait 4, emblem 2$/m);
		expect(stdout).toMatch(/^ {4}missing \w+ +1$/m);
		expect(numbersOf(stdout, 'ask for review')).toEqual([1, 16.7]);
		expect(numbersOf(stdout, 'files with all of their truth')).toEqual([2, 40]);
		expect(numbersOf(stdout, 'lines of the truth without a file')).toEqual([1]);
		// Compared, right, wrong, missing, wrong without review.
		expect(numbersOf(stdout, 'side, compared')).toEqual([3, 3, 0, 0, 0]);
		expect(numbersOf(stdout, 'identity_name, compared')).toEqual([4, 2, 0, 2, 0]);
		expect(numbersOf(stdout, 'address, compared')).toEqual([2, 1, 1, 0, 1]);
		expect(numbersOf(stdout, 'issued_by, compared')).toEqual([2, 2, 0, 0, 0]);
		// Read, right with review, wrong without.
		expect(numbersOf(stdout, 'all that was read')).toEqual([10, 0, 1]);
		expect(numbersOf(stdout, 'if below 0.99 were reviewed')).toEqual([10, 0, 1]);

		const cards = [second.portrait, second.emblem, third.portrait, third.emblem, covered];
		const values = cards.flatMap(({ fields }) => Object.values(fields));
		const texts = values.filter((value) => typeof value === 'string' && value.length > 1);
		expect(texts.length).toBeGreaterThan(8);
		const told = [...texts, '某', 'again.jpg', 'covered.jpg'];
		expect(told.filter((text) => stdout.includes(String(text)))).toEqual([]);
	}, 120_000);

	test('--files also names the files to look at, and their fields; --out writes the table, too', () => {
		const out = join(folder, 'with-truth.csv');
		const { stdout } = run(photos, '--truth', truth, '--files', '--out', out);
		const files = stdout.split('\n').filter((line) => line.startsWith('{'));
		expect(files.map((line) => JSON.parse(line))).toEqual(
			expect.arrayContaining([
				{ file: 'covered.jpg', review: ['identity_code'], wrong: [] },
				{ file: 'landscape.jpg', review: [], wrong: ['identity_name'] },
				{ file: 'again.jpg', review: [], wrong: ['address'] },
				{ file: 'torn.pdf', review: [], wrong: ['identity_name'] },
			]),
		);
		expect(files).toHaveLength(4);
		expect(readFileSync(out, 'utf8')).toContain(`${name}`);
	}, 120_000);

	test('names in GBK, as archives of Chinese Windows leave them, are those of the truth', () => {
		const gbk = join(folder, 'gbk');
		mkdirSync(gbk);
		// 样本/样本.png
		const sample = Buffer.from([0xd1, 0xf9, 0xb1, 0xbe]);
		const below = Buffer.concat([Buffer.from(`${gbk}/`), sample]);
		mkdirSync(below);
		const path = Buffer.concat([below, Buffer.from('/'), sample, Buffer.from('.png')]);
		writeFileSync(path, second.portrait.image);
		const known = truthOf('gbk.csv', [
			['file', 'birth'],
			['样本/样本.png', `${birth}`],
		]);
		const { stdout } = run(gbk, '--truth', known);
		expect(numbersOf(stdout, 'birth, compared')).toEqual([1, 1, 0, 0, 0]);
	}, 120_000);

	test('a folder without images: counts of none', () => {
		const none = join(folder, 'none');
		mkdirSync(none);
		writeFileSync(join(none, 'notes.txt'), 'notes');
		const { status, stdout } = run(none, '--truth', truth);
		expect(status).toBe(1);
		expect(numbersOf(stdout, 'sides of cards')).toEqual([0]);
		expect(numbersOf(stdout, 'lines of the truth without a file')).toEqual([6]);
		expect(stdout).not.toContain('NaN');
	});
});

test('Ctrl-C leaves a sheet that opens', async () => {
	const many = join(folder, 'many');
	mkdirSync(many);
	for (let index = 0; index < 30; index++) {
		writeFileSync(join(many, `${index}.jpg`), third.portrait.image);
	}
	const out = join(folder, 'stopped.xlsx');
	const reading = spawn(process.execPath, [MAIN, 'read', many, '--out', out], { env });
	while (!existsSync(out)) await delay(50);
	reading.kill('SIGINT');
	expect(await once(reading, 'exit')).toEqual([130, null]);
	const [people] = await readSheets(readFileSync(out));
	expect(people.data.length).toBeGreaterThan(0);
}, 120_000);

describe('the command line', () => {
	const OUT = ['--out', '-'];
	const [CARDS, COPIES] = ['--cards', '--copies'].map((one) => [one, join(folder, 'refused')]);

	test.each([
		[[], 'Name one folder. See --help.'],
		[[photos], 'Name the file to write with --out. See --help.'],
		[[photos, '--out', 'cards.xls'], '--out must end in .xlsx, .csv or .jsonl, or be -.'],
		[[photos, '--out', '-', '--titles', 'fr'], '--titles must be en or zh.'],
		[[photos, '--out', '-', '--mask', 'all'], '--mask must be one of 1+1-birth-year,'],
		[[join(folder, 'nowhere'), '--out', '-'], 'nowhere: no such file or directory.'],
		[
			[mkdtempSync(join(folder, 'empty-')), '--out', '-'],
			'cannot be read: there is no file in it.',
		],
		[[join(photos, 'notes.txt'), '--out', '-'], 'is not a folder.'],
		[[photos, '--out', join(photos, 'notes.txt', 'a.csv')], 'a.csv: not a directory.'],
		[[photos, '--out', '-', '--colour'], "Unknown option '--colour'. --help lists the options."],
		[
			[photos, ...OUT, ...CARDS, '--mask', '3+4'],
			'--cards, --copies, --roster and --keep would show',
		],
		[[photos, ...OUT, ...CARDS, '--names', 'all'], '--names must be one of name, number, file.'],
		[[photos, ...OUT, ...CARDS, '--purpose', 'A'], '--purpose needs --copies.'],
		[[photos, ...OUT, ...COPIES, '--purpose', ''], '--purpose must have 1 to 40 characters.'],
		[[photos, ...OUT, ...COPIES, '--purpose', '𠮷'], '--purpose has characters beyond GB 2312'],
		[[photos, '--truth', '/dev/zero'], '/dev/zero is not a file.'],
		[[photos, '--truth', join(folder, 'nowhere')], 'nowhere: no such file or directory.'],
		[[photos, '--truth', join(photos, 'notes.txt')], 'The first line of the CSV must have file'],
	])('%j: one line and exit status 2', (args, message) => {
		const { status, stdout, stderr } = run(...args);
		expect([status, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(/^[^\n]+\n$/);
		expect(stderr).toContain(message);
	});

	test('a list tells who is missing, who perhaps is, and who is not on it', () => {
		const list = join(folder, 'list.csv');
		const { identity_name: name, identity_code: number } = second.portrait.fields;
		const mistyped = `${number!.slice(0, -2)}${(Number(number!.at(-2)) + 1) % 10}${number!.at(-1)}`;
		writeFileSync(list, `姓名,身份证号\n${name},${mistyped}\n赵不在,110101199003074514\n`);
		const { stdout, stderr } = run(photos, '--out', '-', '--roster', list);
		const rows = rowsIn(stdout);
		const states = (state: string) => rows.filter((row) => row.on_list === state);
		expect(states('perhaps').map((row) => row.identity_name)).toEqual([name, name]);
		expect(states('perhaps')[0]).toMatchObject({ identity_code: number, needs_review: true });
		expect(states('perhaps')[1].reason_message).toMatch(
			/both\.pdf.*1 of the number's digits differ/,
		);
		expect(states('missing').map((row) => row.identity_name)).toEqual(['赵不在']);
		expect(states('missing')[0].reason_message).toMatch(
			/^No photo shows this name\. Files that could not be read, or show no name: \d/,
		);
		expect(states('no').map((row) => row.identity_code)).toContain(
			third.portrait.fields.identity_code,
		);
		expect(stderr).toContain('On the list: 2. Names: column A 姓名. Numbers: column B 身份证号.');
		expect(stderr).toMatch(/Missing: 1, perhaps: 1\. Not on the list: \d\./);
		expect(stderr).not.toMatch(new RegExp(`${name}|${number}|赵不在`));
		writeFileSync(list, '1,2\n');
		expect(run(photos, '--out', '-', '--roster', list)).toMatchObject({
			status: 2,
			stderr: 'The list cannot be taken: No column of names was found.\n',
		});
	}, 60_000);

	test('an existing file stays as it is', () => {
		const out = join(folder, 'mine.csv');
		writeFileSync(out, 'mine');
		const { status, stderr } = run(photos, '--out', out);
		expect([status, stderr]).toEqual([
			2,
			`${out}: it exists already. Choose another name: nothing is overwritten.\n`,
		]);
		expect(readFileSync(out, 'utf8')).toBe('mine');
	});
});
