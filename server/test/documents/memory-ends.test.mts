import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('hungry-decoder-script.mjs', import.meta.url));

/** A control group with so much memory, in either version of them; `undefined` where none can be made. */
function groupOf(bytes: number): string | undefined {
	for (const [parent, file] of [
		['/sys/fs/cgroup/memory', 'memory.limit_in_bytes'],
		['/sys/fs/cgroup', 'memory.max'],
	]) {
		const group = join(parent, `idcard-ocr-test-${process.pid}`);
		try {
			mkdirSync(group);
		} catch {
			continue;
		}
		if (existsSync(join(group, file))) {
			writeFileSync(join(group, file), String(bytes));
			return group;
		}
		rmdirSync(group);
	}
	return undefined;
}

const tried = process.platform === 'linux' ? groupOf(480e6) : undefined;
if (tried !== undefined) rmdirSync(tried);
const withGroup = tried === undefined ? test.skip : test;

withGroup('when memory ends, the decoder does, and not what started it', async () => {
	const group = groupOf(480e6)!;
	const enter = 'echo $$ >"$0" && exec "$@"';
	const args = [
		'-c',
		enter,
		join(group, 'cgroup.procs'),
		process.execPath,
		'--no-warnings',
		SCRIPT,
	];
	const { stdout, signal } = spawnSync('/bin/sh', args, { encoding: 'utf8', timeout: 60_000 });
	for (let tries = 0; tries < 100 && existsSync(group); tries++) {
		try {
			rmdirSync(group);
		} catch {
			// A process in it is still ending.
			await delay(50);
		}
	}
	expect([signal, stdout]).toEqual([null, 'DecoderFailedError\ndecoded\n300000000\n']);
});
