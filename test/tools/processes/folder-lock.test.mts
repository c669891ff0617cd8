import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withFolderLock } from '../../../tools/processes/folder-lock.mts';

let folder: string;
let target: string;

beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'folder-lock-'));
	target = path.join(folder, 'n8n');
});

afterEach(async () => {
	await rm(folder, { recursive: true, force: true });
});

/** Gives the id of a process that has ended. */
function deadProcess(): number {
	return spawnSync(process.execPath, ['--version']).pid;
}

describe('the lock of a folder', () => {
	test('lets one at a time work on it', async () => {
		const steps: string[] = [];
		const work = (name: string) => async () => {
			steps.push(`${name} begins`);
			await new Promise((resolve) => setTimeout(resolve, 50));
			steps.push(`${name} ends`);
		};
		await Promise.all([withFolderLock(target, work('a')), withFolderLock(target, work('b'))]);
		expect([steps[0]?.[0], steps[2]?.[0]]).toEqual([steps[1]?.[0], steps[3]?.[0]]);
	});

	test('is taken over from a process that died', async () => {
		await writeFile(`${target}.lock`, `${deadProcess()}\n`);
		await expect(withFolderLock(target, async () => 'done')).resolves.toBe('done');
	});

	test('tells once that it waits, and goes on when the owner is through', async () => {
		await writeFile(`${target}.lock`, `${process.pid}\n`);
		let told = 0;
		const waiting = withFolderLock(
			target,
			async () => 'done',
			() => {
				told += 1;
				void rm(`${target}.lock`);
			},
		);
		await expect(waiting).resolves.toBe('done');
		expect(told).toBe(1);
	});

	test('is given back when the work fails', async () => {
		const failing = withFolderLock(target, () => Promise.reject(new Error('no space left')));
		await expect(failing).rejects.toThrow('no space left');
		expect(existsSync(`${target}.lock`)).toBe(false);
	});
});
