const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/** The longest wait that a run accepts from the service. Whether to wait longer is up to the user. */
const LONGEST_RETRY_AFTER_MS = 120_000;

/** How long to wait at the service's request, in ms, up to the limit of a run. */
export function acceptedRetryAfter(requestedMs = 0): number {
	return Math.min(LONGEST_RETRY_AFTER_MS, requestedMs);
}

/**
 * Returns how long to wait in ms before try `next` (2 for the second): twice as long each time, plus
 * up to half of that at random so that several workers do not return at the same moment. Never
 * shorter than the service's Retry-After.
 */
export function retryDelay(next: number, retryAfterMs = 0): number {
	const doubled = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (next - 2));
	return Math.max(acceptedRetryAfter(retryAfterMs), doubled) + Math.random() * (doubled / 2);
}
