import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_INTERVAL_MS = 500;

/**
 * Runs `work` while no other process works on the same folder. The lock is a file next to the folder
 * with the owner's process id, so that the lock of a dead process can be taken over.
 *
 * @param onWait is called once if another process holds the lock.
 */
export async function withFolderLock<Result>(
	folder: string,
	work: () => Promise<Result>,
	onWait: () => void = () => {},
): Promise<Result> {
	const lockFile = `${folder}.lock`;
	await mkdir(path.dirname(folder), { recursive: true });
	let notified = false;
	while (!(await tryLock(lockFile))) {
		const owner = await lockOwner(lockFile);
		if (owner !== undefined && !isAlive(owner)) {
			await rm(lockFile, { force: true });
			continue;
		}
		if (!notified) onWait();
		notified = true;
		await sleep(RETRY_INTERVAL_MS);
	}
	try {
		return await work();
	} finally {
		await releaseLock(lockFile);
	}
}

/** `undefined` if there is no lock. */
async function lockOwner(lockFile: string): Promise<number | undefined> {
	const text = await readFile(lockFile, 'utf8').catch(() => '');
	const pid = Number.parseInt(text, 10);
	return Number.isInteger(pid) ? pid : undefined;
}

/** Returns false if the file already exists. */
async function tryLock(lockFile: string): Promise<boolean> {
	try {
		await writeFile(lockFile, `${process.pid}\n`, { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

/** Deletes a lock file if it belongs to this process. */
export async function releaseLock(lockFile: string): Promise<void> {
	if ((await lockOwner(lockFile)) === process.pid) await rm(lockFile, { force: true });
}

/**
 * Takes a lock, that of a dead process too.
 *
 * @returns the process that has it, if that is alive
 */
export async function claimLock(lockFile: string): Promise<number | undefined> {
	if (await tryLock(lockFile)) return undefined;
	const owner = await lockOwner(lockFile);
	if (owner !== undefined && owner !== process.pid && isAlive(owner)) return owner;
	await rm(lockFile, { force: true });
	await tryLock(lockFile);
	return undefined;
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
