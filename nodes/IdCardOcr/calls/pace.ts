import { sleep } from 'n8n-workflow';

/** Room for the difference between this clock and the service's, as a share of the interval. */
const MARGIN = 1.01;

/** How far 4029 can push the pace down: to this share of what the user set. */
const SLOWEST = 0.1;

/** What one 4029 leaves of the pace, and what each success adds to it again. */
const SLOW_DOWN = 0.7;
const RECOVERY = 0.03;

/**
 * Spaces the starts of requests that share one key and one address. Starts are spread evenly, since
 * a burst at the edge of the service's second is refused. When the service says 4029 all the same
 * (another process uses the key), the pace goes down at once and recovers with every success.
 */
export class Pace {
	private share = 1;

	private lastStart = -Infinity;

	private pausedUntil = -Infinity;

	private lastSlowDown = -Infinity;

	private queue: Promise<void> = Promise.resolve();

	/**
	 * Resolves when the next request may start, in the order of asking; at once when `perSecond` is
	 * 0, except in a pause that the service asked for. Resolves early when `signal` aborts.
	 */
	async turn(perSecond: number, signal?: AbortSignal): Promise<void> {
		const before = this.queue;
		let done = () => {};
		this.queue = new Promise<void>((resolve) => (done = resolve));
		await before;
		try {
			await this.wait(perSecond, signal);
			this.lastStart = Date.now();
		} finally {
			done();
		}
	}

	/**
	 * Takes note of a 4029 for a request that started at `startedAt` (ms since 1970). The next start
	 * waits for `pauseMs`. Refusals of requests from before the last slow-down change nothing more.
	 */
	slowDown(startedAt: number, pauseMs: number): void {
		const now = Date.now();
		this.pausedUntil = Math.max(this.pausedUntil, now + pauseMs);
		if (startedAt < this.lastSlowDown) return;
		this.lastSlowDown = now;
		this.share = Math.max(SLOWEST, this.share * SLOW_DOWN);
	}

	/** Takes note of a request that was not refused for its pace. */
	recover(): void {
		this.share = Math.min(1, this.share + RECOVERY);
	}

	private async wait(perSecond: number, signal?: AbortSignal): Promise<void> {
		while (signal?.aborted !== true) {
			const interval = perSecond > 0 ? (1000 / (perSecond * this.share)) * MARGIN : 0;
			const startAt = Math.max(this.lastStart + interval, this.pausedUntil);
			const remaining = startAt - Date.now();
			if (remaining <= 0) return;
			await pause(remaining, signal);
		}
	}
}

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
