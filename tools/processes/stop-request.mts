import { once } from 'node:events';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_INTERVAL_MS = 1000;

/** Resolves when this process should stop: on Ctrl-C, a signal, or the exit of its npm. */
export async function stopRequested(): Promise<void> {
	const signals = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((name) => once(process, name));
	await Promise.race([...signals, npmHasExited()]);
}

/**
 * npm sends a signal only to the shell that runs a script, and the shell exits without forwarding it.
 * All the script can notice is a new parent process.
 */
async function npmHasExited(): Promise<void> {
	const { ppid } = process;
	const runByNpm = process.env['npm_lifecycle_event'] !== undefined;
	do {
		await sleep(POLL_INTERVAL_MS, undefined, { ref: false });
	} while (!runByNpm || process.ppid === ppid);
}
