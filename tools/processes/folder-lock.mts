import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 500;

/**
 * Does `work` while no other process of ours works on the same folder. The lock is a file beside
 * the folder that holds the owner's process id, so the lock of a process that died is taken over.
 *
 * @param onWait is called once if somebody else has the lock.
 */
export async function withFolderLock<Result>(
	folder: string,
	work: () => Promise<Result>,
	onWait: () => void = () => {},
): Promise<Result> {
	const lockFile = `${folder}.lock`;
	await mkdir(path.dirname(folder), { recursive: true });
	let told = false;
	while (!(await tryLock(lockFile))) {
		const owner = await lockOwner(lockFile);
		if (owner !== undefined && !isAlive(owner)) {
			await rm(lockFile, { force: true });
			continue;
		}
		if (!told) onWait();
		told = true;
		await sleep(LOOK_AGAIN_MS);
	}
	try {
		return await work();
	} finally {
		await releaseLock(lockFile);
	}
}

/** Gives the process id in a lock file, or `undefined` if there is no lock (any more). */
export async function lockOwner(lockFile: string): Promise<number | undefined> {
	const text = await readFile(lockFile, 'utf8').catch(() => '');
	const pid = Number.parseInt(text, 10);
	return Number.isInteger(pid) ? pid : undefined;
}

/** Takes a lock file for this process. Gives false if it is there already. */
export async function tryLock(lockFile: string): Promise<boolean> {
	try {
		await writeFile(lockFile, `${process.pid}\n`, { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

/** Gives a lock back, if it is this process's. */
export async function releaseLock(lockFile: string): Promise<void> {
	if ((await lockOwner(lockFile)) === process.pid) await rm(lockFile, { force: true });
}

/** Whether a process with this id runs. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
