import { once } from 'node:events';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_INTERVAL_MS = 1000;

/** Settles when somebody wants this process to end: Ctrl-C, a signal, or the end of its npm. */
export async function stopRequested(): Promise<void> {
	const signals = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((name) => once(process, name));
	await Promise.race([...signals, npmIsGone()]);
}

/**
 * npm hands a signal to the shell it runs a script in, and that shell dies of it without handing it
 * on. What is left for the script to see is another parent.
 */
async function npmIsGone(): Promise<void> {
	const { ppid } = process;
	const runByNpm = process.env['npm_lifecycle_event'] !== undefined;
	do {
		await sleep(LOOK_INTERVAL_MS, undefined, { ref: false });
	} while (!runByNpm || process.ppid === ppid);
}
