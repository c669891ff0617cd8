import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readCommand, UsageError } from '../../../tools/specimens/command-line.mts';

const MAIN = fileURLToPath(new URL('../../../tools/specimens/main.mts', import.meta.url));

interface Outcome {
	code: number;
	stdout: string;
	stderr: string;
}

function run(...args: string[]): Promise<Outcome> {
	return new Promise((resolve) => {
		execFile(process.execPath, [MAIN, ...args], (error, stdout, stderr) => {
			resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
		});
	});
}

describe('options', () => {
	test('have defaults', () => {
		expect(readCommand(['--out', 'x'])).toMatchObject({
			out: 'x',
			count: 10,
			seed: '1',
			level: 'clean',
			sides: [1, 0],
			rare: 'real',
			layouts: [],
			lookalikes: [],
			marks: [],
			markColour: undefined,
			markWeight: 'light',
			conditions: [],
			fonts: 'noto',
			scale: 1,
			noCard: undefined,
		});
	});

	test('select layouts and kinds', () => {
		const command = readCommand(['--out', 'x', '--finger', '--both-sides', '--lookalike', 'all']);
		expect(command?.layouts).toEqual(['both-sides', 'finger']);
		expect(command?.sides).toEqual([1]);
		expect(command?.lookalikes).toHaveLength(4);
	});

	test('select marks and conditions', () => {
		const mark = ['--mark', 'level', '--mark-colour', 'red', '--mark-weight', 'heavy'];
		expect(readCommand(['--out', 'x', ...mark, '--glare', '--blurred'])).toMatchObject({
			marks: ['level'],
			markColour: 'red',
			markWeight: 'heavy',
			conditions: ['blurred', 'glare'],
		});
		expect(readCommand(['--out', 'x', '--mark', 'all'])?.marks).toHaveLength(8);
	});

	test.each([
		[['--beside'], [1]],
		[['--two-people'], [1, 0]],
		[
			['--two-people', '--beside'],
			[1, 0],
		],
		[['--beside', '--side', 'emblem'], [0]],
	])('%j draw the sides %j', (options, sides) => {
		expect(readCommand(['--out', 'x', ...options])?.sides).toEqual(sides);
	});

	test('can request help', () => {
		expect(readCommand(['--help'])).toBeUndefined();
	});

	test.each([
		[[], /--out DIR is required/],
		[['--out', 'x', '--level', 'huge'], /--level must be one of clean, photo, hard, not "huge"/],
		[['--out', 'x', '--count', '0'], /--count must be a whole number between 1/],
		[['--out', 'x', '--count', '1.5'], /--count must be a whole number between 1/],
		[['--out', 'x', '--side', 'left'], /--side must be one of portrait, emblem, both/],
		[['--out', 'x', '--rare', 'often'], /--rare must be one of real, heavy/],
		[['--out', 'x', '--fonts', 'comic'], /--fonts must be one of noto, debian/],
		[['--out', 'x', '--scale', '9'], /--scale must be one of 1, 2, 3, 4/],
		[['--out', 'x', '--lookalike', 'passport'], /--lookalike must be one of hong-kong-permit/],
		[['--out', 'x', '--no-card', 'cat'], /--no-card must be one of landscape/],
		[
			['--out', 'x', '--lookalike', 'all', '--bilingual'],
			/--bilingual applies to resident ID cards only/,
		],
		[['--out', 'x', '--two-people', '--both-sides'], /--two-people shows one side of each/],
		[['--out', 'x', '--mark', 'blot'], /--mark must be one of tiled, level/],
		[['--out', 'x', '--mark-colour', 'pink'], /--mark-colour must be one of grey, red, blue/],
		[['--out', 'x', '--mark-weight', 'bold'], /--mark-weight must be one of light, heavy/],
		[
			['--out', 'x', '--lookalike', 'all', '--glare'],
			/--glare does not know the values of a foreigner-card/,
		],
		[['--out', 'x', '--colour'], /Unknown option '--colour'/],
		[['--out', 'x', 'more'], /Unexpected argument 'more'/],
	])('%j are rejected', (args, message) => {
		expect(() => readCommand(args)).toThrow(UsageError);
		expect(() => readCommand(args)).toThrow(message);
	});
});

describe('the command', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'specimens-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	test('writes an image and its true fields for each side', async () => {
		const out = join(folder, 'cards');
		expect(await run('--out', out, '--count', '2', '--seed', '9')).toMatchObject({ code: 0 });
		const stems = [
			'0000-emblem-clean',
			'0000-portrait-clean',
			'0001-emblem-clean',
			'0001-portrait-clean',
		];
		const expected = stems.flatMap((stem) => [`${stem}.json`, `${stem}.png`]);
		expect((await readdir(out)).sort()).toEqual(expected);
		const truth = JSON.parse(await readFile(join(out, '0001-portrait-clean.json'), 'utf8'));
		expect(Object.keys(truth)).toEqual(['file', 'level', 'side', 'layout', 'fields']);
		expect(truth).toMatchObject({
			file: '0001-portrait-clean.png',
			level: 'clean',
			side: 1,
			layout: [],
			fields: { side: 1, issued_by: null },
		});
	});

	test("also writes the second person's true fields", async () => {
		const out = join(folder, 'people');
		await run('--out', out, '--count', '1', '--side', 'portrait', '--two-people');
		const file = join(out, '0000-portrait-clean-two-people.json');
		const { fields, second } = JSON.parse(await readFile(file, 'utf8'));
		expect(second.side).toBe(1);
		expect(second.identity_name).not.toBe(fields.identity_name);
	});

	test('writes what is put over a card, and what cannot be read', async () => {
		const out = join(folder, 'marks');
		const options = ['--mark', 'row', '--mark-colour', 'blue', '--mark-weight', 'heavy', '--glare'];
		await run('--out', out, '--count', '1', '--side', 'portrait', ...options);
		const file = join(out, '0000-portrait-clean-row-blue-heavy-glare.json');
		const { layout, illegible, fields } = JSON.parse(await readFile(file, 'utf8'));
		expect(layout).toEqual(['row', 'glare']);
		expect(illegible.length).toBeGreaterThan(0);
		expect(fields[illegible[0]]).not.toBeNull();
	});

	test('writes empty fields for an image without a card', async () => {
		const out = join(folder, 'none');
		await run('--out', out, '--count', '1', '--no-card', 'blank-paper');
		const truth = JSON.parse(await readFile(join(out, '0000-blank-paper.json'), 'utf8'));
		expect(truth.side).toBeNull();
		expect(Object.values(truth.fields)).toEqual(new Array(10).fill(null));
	});

	test('exits with 2 and a clear message for an invalid option', async () => {
		const { code, stderr } = await run('--out', folder, '--level', 'huge');
		expect(code).toBe(2);
		expect(stderr).toMatch(/^--level must be one of clean, photo, hard, not "huge"\./);
	});
});
