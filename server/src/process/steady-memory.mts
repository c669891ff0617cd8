import { accessSync, constants } from 'node:fs';
import process from 'node:process';

/** Read by the GNU C library when a process starts (mallopt(3), M_MMAP_THRESHOLD). */
const THRESHOLD = 'MALLOC_MMAP_THRESHOLD_';

/**
 * What keeps the memory of a process steady that reads pictures: blocks of 128 KiB and more go back to
 * the system when they are freed. That is how the C library starts, but with each large block it
 * frees it keeps larger ones, in pieces of all sizes (measured: 230 of 730 MB).
 */
export const STEADY_MEMORY: Readonly<Record<string, string>> = { [THRESHOLD]: '131072' };

/** Tells the process that was started anew: the C library hides its variable from some. */
const REEXECUTED = 'STEADY_MEMORY_REEXECUTED';

/**
 * Starts this process anew in its place, with the same id, where {@link STEADY_MEMORY} would help and
 * is not yet set. A process with a channel to its parent would lose it, so that one stays as it is.
 */
export function reexecuteWithSteadyMemory(): void {
	const wasReexecuted = process.env[REEXECUTED] !== undefined;
	delete process.env[REEXECUTED];
	if (wasReexecuted || process.platform !== 'linux' || process.env[THRESHOLD] !== undefined) return;
	if (process.connected || !canReexecute()) return;
	const args = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
	const environment = { ...process.env, ...STEADY_MEMORY, [REEXECUTED]: '1' };
	process.execve!(process.execPath, args, environment);
}

/** A restart that fails would end the process. */
function canReexecute(): boolean {
	if (process.execve === undefined || process.permission !== undefined) return false;
	try {
		accessSync(process.execPath, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
