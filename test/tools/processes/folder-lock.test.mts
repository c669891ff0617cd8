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

/** Returns the id of a process that has exited. */
function deadProcess(): number {
	return spawnSync(process.execPath, ['--version']).pid;
}

describe('a folder lock', () => {
	test('lets only one at a time work on the folder', async () => {
		const steps: string[] = [];
		const work = (name: string) => async () => {
			steps.push(`${name} begins`);
			await new Promise((resolve) => setTimeout(resolve, 50));
			steps.push(`${name} ends`);
		};
		await Promise.all([withFolderLock(target, work('a')), withFolderLock(target, work('b'))]);
		expect([steps[0]?.[0], steps[2]?.[0]]).toEqual([steps[1]?.[0], steps[3]?.[0]]);
	});

	test('is taken over from a dead process', async () => {
		await writeFile(`${target}.lock`, `${deadProcess()}\n`);
		await expect(withFolderLock(target, async () => 'done')).resolves.toBe('done');
	});

	test('reports once that it is waiting and continues when the owner is done', async () => {
		await writeFile(`${target}.lock`, `${process.pid}\n`);
		let reports = 0;
		const waiting = withFolderLock(
			target,
			async () => 'done',
			() => {
				reports += 1;
				void rm(`${target}.lock`);
			},
		);
		await expect(waiting).resolves.toBe('done');
		expect(reports).toBe(1);
	});

	test('is released when the work fails', async () => {
		const failing = withFolderLock(target, () => Promise.reject(new Error('no space left')));
		await expect(failing).rejects.toThrow('no space left');
		expect(existsSync(`${target}.lock`)).toBe(false);
	});
});
