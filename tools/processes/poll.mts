import { setTimeout as sleep } from 'node:timers/promises';

/** How long to ask, how often, and what to say when time is up. */
export interface PollOptions {
	/** Milliseconds until giving up. */
	timeoutMs: number;
	/** Milliseconds between two questions. */
	intervalMs?: number;
	/** Ends the sentence "Gave up waiting for ...". */
	waitingFor: string;
}

/**
 * Asks until the answer is something other than `undefined`, and gives that.
 *
 * @throws {Error} when time is up. What `ask` throws is passed on at once.
 */
export async function poll<Answer>(
	ask: () => Promise<Answer | undefined>,
	{ timeoutMs, intervalMs = 250, waitingFor }: PollOptions,
): Promise<Answer> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() >= deadline) {
			throw new Error(`Timed out after ${timeoutMs / 1000} s waiting for ${waitingFor}.`);
		}
		await sleep(intervalMs);
	}
}
