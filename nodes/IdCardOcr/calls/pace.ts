import { pause } from './pause.ts';

/** Room for the difference between this clock and the service's, as a share of the interval. */
const MARGIN = 1.01;

/** One 4029 now and then is chance; this many among the last so many replies mean a pace too high. */
const REFUSALS_TOO_MANY = 4;
const REPLIES_LOOKED_AT = 10;

/** What too many refusals leave of the pace, and what each success adds to it again. */
const SLOW_DOWN = 0.7;
const RECOVERY = 0.05;

/** How far refusals can push the pace down: to this share of what the user set. */
const SLOWEST = 0.1;

/** How far a refusal shifts the starts after it, as a share of the interval, at random. */
const REFUSAL_SHIFT = 0.5;

/**
 * Spaces the starts of requests that share one key and one address. Starts are spread evenly, since
 * a burst at the edge of the service's second is refused.
 *
 * Other processes may use the same key without a way to see each other. So that they do not start
 * in step, the second start comes up to one interval late at random, and so does the one after a
 * 4029. When 4029 comes often the pace itself goes down, and recovers with every success.
 * The figures are those of a simulation with a token bucket of 2 a second; `npm run bench -- node`
 * measures them.
 */
export class Pace {
	private share = 1;

	private lastStart = -Infinity;

	private pausedUntil = -Infinity;

	private shiftShare = 0;

	private refusals: boolean[] = [];

	private queue: Promise<void> = Promise.resolve();

	/**
	 * Resolves when the next request may start, in the order of asking; at once when `perSecond` is
	 * 0, except in a pause that the service asked for. Resolves early when `signal` aborts.
	 */
	async turn(perSecond: number, signal?: AbortSignal): Promise<void> {
		if (perSecond === 0) return await this.wait(perSecond, signal);
		const before = this.queue;
		let done = () => {};
		const mine = new Promise<void>((resolve) => (done = resolve));
		this.queue = before.then(() => mine);
		try {
			await unlessAborted(before, signal);
			await this.wait(perSecond, signal);
			if (signal?.aborted === true) return;
			this.shiftShare = this.lastStart === -Infinity ? Math.random() : 0;
			this.lastStart = Date.now();
		} finally {
			done();
		}
	}

	/** Takes note of a 4029: the next start waits for `pauseMs` at least. */
	slowDown(pauseMs: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, Date.now() + pauseMs);
		this.shiftShare = Math.random() * REFUSAL_SHIFT;
		this.note(true);
		if (this.refusals.filter(Boolean).length < REFUSALS_TOO_MANY) return;
		this.share = Math.max(SLOWEST, this.share * SLOW_DOWN);
		this.refusals = [];
	}

	/** Takes note of a request that was not refused for its pace. */
	recover(): void {
		this.note(false);
		if (!this.refusals.includes(true)) this.share = Math.min(1, this.share + RECOVERY);
	}

	private note(refused: boolean): void {
		this.refusals = [...this.refusals, refused].slice(-REPLIES_LOOKED_AT);
	}

	private async wait(perSecond: number, signal?: AbortSignal): Promise<void> {
		while (signal?.aborted !== true) {
			const interval = perSecond > 0 ? (1000 / (perSecond * this.share)) * MARGIN : 0;
			const earliest = Math.max(this.lastStart + interval, this.pausedUntil);
			const remaining = earliest + this.shiftShare * interval - Date.now();
			if (!(remaining > 0)) return;
			await pause(Math.min(LONGEST_WAIT_MS, Math.ceil(remaining)), signal);
		}
	}
}

/** The longest single wait: timers count no further than some 24 days. */
const LONGEST_WAIT_MS = 60_000;

/** Waits for a promise that never rejects, but no longer than until the signal aborts. */
async function unlessAborted(promise: Promise<void>, signal?: AbortSignal): Promise<void> {
	if (signal === undefined) return await promise;
	if (signal.aborted) return;
	await new Promise<void>((resolve) => {
		const end = () => {
			signal.removeEventListener('abort', end);
			resolve();
		};
		signal.addEventListener('abort', end);
		void promise.then(end);
	});
}
