import { sleep } from 'n8n-workflow';

/** Waits. From n8n 2.34 on, it ends early when `signal` aborts; callers have to look at the signal in any case. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	try {
		await sleep(ms, signal);
	} catch {
		// Newer versions reject when the signal aborts.
	}
}
