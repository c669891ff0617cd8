import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { cpuTimeOf, runNpmUnstalled } from '../../../tools/n8n/installed/unstalled-npm.mts';

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
	/** Starts npm so that it stands still in its first `stalls` starts, with work that is told of as `work` says. */
	const run = (stalls: number, work: () => string) => {
		writeFileSync(join(folder, 'starts'), '');
		return runNpmUnstalled([String(stalls)], folder, work, 1_000);
	};
	const starts = () => readFileSync(join(folder, 'starts')).length;

	test('is started again', async () => {
		// It works until it has started for the first time, and from the second time on.
		let work = 0;
		expect(await run(1, () => String(starts() === 1 ? work : ++work))).toBe('added\n');
		expect(starts()).toBe(2);
	});

	test('is given up the third time', async () => {
		await expect(run(3, () => '')).rejects.toThrow('stood still three times');
	});

	test('is left alone while it works', async () => {
		let work = 0;
		expect(await run(1, () => String(work < 75 ? ++work : work))).toBe('added\n');
		expect(work).toBe(75);
	});
});

test('the CPU time of a process grows with its work', () => {
	const before = cpuTimeOf(process.pid);
	expect(before).toMatch(/^(\d+-)?\d+:\d\d/);
	for (const end = process.cpuUsage().user + 1_100_000; process.cpuUsage().user < end; );
	expect(cpuTimeOf(process.pid)).not.toBe(before);
});
