import { accessSync, constants } from 'node:fs';
import process from 'node:process';

/** Read by the GNU C library when a process starts (mallopt(3), M_MMAP_THRESHOLD). */
const THRESHOLD = 'MALLOC_MMAP_THRESHOLD_';

/**
 * MiB of each half of the heap of young objects. V8's own limit grows with the machine's memory: as many megabytes
 * again for every thread, which hold nothing but garbage (measured with 1,000 photos: 501 of 600 MiB are left).
 */
const YOUNG_HALF = '--max-semi-space-size=8';

/**
 * Returns the environment of a process that reads images with steady memory. Freed blocks of 128 KiB and more go
 * back to the system: that is the C library's initial behaviour, but whenever it frees a large block it raises the
 * threshold and keeps fragments of all sizes (measured: 230 of 730 MB). What `environment` sets already wins.
 */
export function withSteadyMemory(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const options = [YOUNG_HALF, environment['NODE_OPTIONS'] ?? ''].join(' ').trim();
	return { [THRESHOLD]: '131072', ...environment, NODE_OPTIONS: options };
}

/** Marks the re-executed process, since the C library hides its own variable from some processes. */
const REEXECUTED = 'STEADY_MEMORY_REEXECUTED';

/**
 * Re-executes this process at startup, with the same id, where {@link withSteadyMemory} would help and was
 * not done yet. A process with an IPC channel to its parent stays as it is, since it would lose that.
 */
export function reexecuteWithSteadyMemory(): void {
	const wasReexecuted = process.env[REEXECUTED] !== undefined;
	delete process.env[REEXECUTED];
	if (wasReexecuted || process.platform !== 'linux' || process.env[THRESHOLD] !== undefined) return;
	if (process.connected || !canReexecute()) return;
	const args = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
	const environment = { ...withSteadyMemory(process.env), [REEXECUTED]: '1' };
	process.execve!(process.execPath, args, environment);
}

/** Checks what it can, since a failed execve would end the process. */
function canReexecute(): boolean {
	if (process.execve === undefined || process.permission !== undefined) return false;
	try {
		accessSync(process.execPath, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
