import { sleep } from 'n8n-workflow';

/**
 * Waits. Ends early when `signal` aborts, where this n8n's `sleep` can do that (2.34 and newer);
 * the caller asks the signal itself.
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	try {
		await sleep(ms, signal);
	} catch {
		// Newer versions reject when the signal aborts.
	}
}
