import { randomBytes } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createOwner, loadOrCreateSecret, type Owner } from '../../n8n/installed/owner.mts';
import { claimLock, releaseLock } from '../../processes/folder-lock.mts';

export interface DataFolder {
	pathOf(name: string): string;
	owner: Owner;
	/** The OCR server's key. */
	apiKey: string;
}

const lockFileIn = (folder: string) => path.join(folder, 'running.pid');

/**
 * Opens the folder for this demo alone.
 *
 * @throws {Error} with a message for the user, if another demo uses it.
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
	const pathOf = (name: string) => path.join(folder, name);
	await mkdir(folder, { recursive: true });
	await chmod(folder, 0o700);
	await claim(lockFileIn(folder));
	const secrets = await loadOrCreateSecret(pathOf('secrets.json'), () => ({
		owner: createOwner(),
		apiKey: randomBytes(24).toString('base64url'),
	}));
	return { pathOf, ...secrets };
}

export async function closeDataFolder(folder: string): Promise<void> {
	await releaseLock(lockFileIn(folder));
}

/** Locks the folder: two demos would write to the same database. */
async function claim(lockFile: string): Promise<void> {
	const owner = await claimLock(lockFile);
	if (owner !== undefined) {
		throw new Error(
			`A demo is already running (process ${owner}). Use that one or stop it first. ` +
				`If that process is not a demo, delete ${lockFile}.`,
		);
	}
}
