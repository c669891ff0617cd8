import { setTimeout as sleep } from 'node:timers/promises';

export interface PollOptions {
	timeoutMs: number;
	intervalMs?: number;
	/** Completes "Timed out after 30 s waiting for ...". */
	waitingFor: string;
}

/**
 * Calls `attempt` until it returns something other than `undefined`. Returns that.
 *
 * @throws {Error} on timeout, and whatever `attempt` throws.
 */
export async function poll<Result>(
	attempt: () => Promise<Result | undefined>,
	{ timeoutMs, intervalMs = 250, waitingFor }: PollOptions,
): Promise<Result> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const result = await attempt();
		if (result !== undefined) return result;
		if (Date.now() >= deadline) {
			throw new Error(`Timed out after ${timeoutMs / 1000} s waiting for ${waitingFor}.`);
		}
		await sleep(intervalMs);
	}
}
