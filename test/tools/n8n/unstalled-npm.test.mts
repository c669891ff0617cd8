import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runNpmUnstalled } from '../../../tools/n8n/installed/unstalled-npm.mts';

/** Notes each start in `starts`, and stands still in as many as its argument says. */
const NPM = `
const { appendFileSync, readFileSync } = require('node:fs');
appendFileSync('starts', 'x');
if (readFileSync('starts').length <= Number(process.argv[2])) setInterval(() => {}, 1000);
else console.log('added');
`;

describe('an npm that stands still', () => {
	const before = process.env['npm_execpath'];
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'npm-'));
		process.env['npm_execpath'] = join(folder, 'npm-cli.cjs');
		writeFileSync(process.env['npm_execpath'], NPM);
	});
	afterAll(() => {
		if (before === undefined) delete process.env['npm_execpath'];
		else process.env['npm_execpath'] = before;
		rmSync(folder, { recursive: true });
	});
	const run = (stalls: string, count = () => 1) => {
		writeFileSync(join(folder, 'starts'), '');
		return runNpmUnstalled([stalls], folder, count, 1_000);
	};
	const starts = () => readFileSync(join(folder, 'starts')).length;

	test('is started again', async () => {
		expect(await run('1')).toBe('added\n');
		expect(starts()).toBeGreaterThan(1);
	});

	test('is given up the third time', async () => {
		await expect(run('3')).rejects.toThrow('stood still three times');
	});

	test('is left alone while packages come', async () => {
		let packages = 0;
		const ended = run('1', () => (packages < 150 ? ++packages : packages));
		expect(await ended).toBe('added\n');
		expect(packages).toBe(150);
	});
});
