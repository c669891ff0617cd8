import { pause } from '../calls/pause.ts';
import { LostConnection } from '../failure/lost-connection.ts';

/** Timers with a longer delay fire immediately. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Returns what `work` returns if it does so within `ms`. The signal that `work` gets aborts when
 * the time is up or `work` fails.
 * @throws LostConnection (`ETIMEDOUT`) when the time is up, whatever becomes of `work`.
 */
export async function withinDeadline<Result>(
	ms: number,
	work: (abandoned: AbortSignal) => Promise<Result>,
): Promise<Result> {
	const abandon = new AbortController();
	const finished = new AbortController();
	let succeeded = false;
	try {
		const result = await Promise.race([work(abandon.signal), expiry(ms, finished.signal)]);
		succeeded = true;
		return result;
	} finally {
		finished.abort();
		if (!succeeded) abandon.abort();
	}
}

async function expiry(ms: number, finished: AbortSignal): Promise<never> {
	await pause(Math.min(ms, LONGEST_TIMER_MS), finished);
	throw new LostConnection('ETIMEDOUT');
}
