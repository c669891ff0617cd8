import type { CallSettings, Service } from './connection.ts';
import { LearnedRate } from './learned-rate.ts';
import { pause } from './pause.ts';

/** Starts per second, 0 for no limit; `learned` from the service's refusals. */
export type PaceLimit = number | 'learned';

/** The API page, section 1. */
const CLOUD_PER_SECOND = 2;

/** Leaves room for requests that take different times on their way to the service. */
const AUTOMATIC_SHARE = 0.95;

/** Automatic: a little below the limit that the cloud publishes; a self-hosted server publishes none. */
export function paceLimit(perSecond: CallSettings['perSecond'], service: Service): PaceLimit {
	if (perSecond !== 'automatic') return perSecond;
	return service === 'cloud' ? CLOUD_PER_SECOND * AUTOMATIC_SHARE : 'learned';
}

/** Stretches the interval, for clocks that differ from the service's. */
const CLOCK_MARGIN = 1.01;

/** A rare 4029 is chance; this many among the most recent replies mean that the pace is too high. */
const TOO_MANY_REFUSALS = 4;
const RECENT_REPLIES = 10;

/** Too many refusals multiply the pace by this; each success then adds some of it back. */
const SLOW_DOWN_FACTOR = 0.7;
const RECOVERY_STEP = 0.05;

/** Refusals never reduce the pace below this share of what the user set. */
const MIN_SHARE = 0.1;

/** The longest single wait: timers overflow after some 24 days. */
const LONGEST_WAIT_MS = 60_000;

/** A refusal delays the next start by a random share of the interval, up to this. */
const MAX_REFUSAL_SHIFT = 0.5;

/**
 * Spaces the starts of requests that share one key and one address. Starts are spread evenly, since
 * the service refuses a burst at the edge of its second.
 *
 * Other processes may share the key without knowing of each other. To keep them out of step, the
 * second start is up to one interval late at random, and the one after a 4029 up to half of one.
 * Frequent 4029s reduce the pace itself, and every success restores some of it. Where the limit is
 * unknown, every 4029 reduces it (`LearnedRate`).
 * The constants come from a simulation with a token bucket of 2 per second; tools/lab/bench/RESULTS.md has
 * what they did to whole runs.
 */
export class Pace {
	private share = 1;

	private readonly learned = new LearnedRate();

	private lastStart = -Infinity;

	private pausedUntil = -Infinity;

	private shiftShare = 0;

	private refusals: boolean[] = [];

	private queue: Promise<void> = Promise.resolve();

	/**
	 * Resolves when the caller may start its request, first come, first served. With a limit of 0
	 * there is no wait except for a pause after a 4029. Resolves early when `signal` aborts.
	 */
	async turn(limit: PaceLimit, signal?: AbortSignal): Promise<void> {
		if (limit === 0) {
			await this.wait(limit, signal);
			return this.learned.start(Date.now());
		}
		const before = this.queue;
		let done = () => {};
		const mine = new Promise<void>((resolve) => (done = resolve));
		this.queue = before.then(() => mine);
		try {
			await unlessAborted(before, signal);
			await this.wait(limit, signal);
			if (signal?.aborted === true) return;
			this.shiftShare = this.lastStart === -Infinity ? Math.random() : 0;
			this.lastStart = Date.now();
			this.learned.start(this.lastStart);
		} finally {
			done();
		}
	}

	/** Records a 4029: the next start waits for at least `pauseMs`. */
	slowDown(pauseMs: number): void {
		const now = Date.now();
		// Refusals during a pause are those of requests that were in flight when it began.
		if (now >= this.pausedUntil) this.learned.refuse(now);
		this.pausedUntil = Math.max(this.pausedUntil, now + pauseMs);
		this.shiftShare = Math.random() * MAX_REFUSAL_SHIFT;
		this.record(true);
		if (this.refusals.filter(Boolean).length < TOO_MANY_REFUSALS) return;
		this.share = Math.max(MIN_SHARE, this.share * SLOW_DOWN_FACTOR);
		this.refusals = [];
	}

	/** Records a request that was not refused for its pace. */
	recover(): void {
		this.learned.accept(Date.now());
		this.record(false);
		if (!this.refusals.includes(true)) this.share = Math.min(1, this.share + RECOVERY_STEP);
	}

	private record(refused: boolean): void {
		this.refusals = [...this.refusals, refused].slice(-RECENT_REPLIES);
	}

	private intervalMs(limit: PaceLimit): number {
		if (limit === 'learned') return this.learned.intervalMs;
		return limit > 0 ? (1000 / (limit * this.share)) * CLOCK_MARGIN : 0;
	}

	private async wait(limit: PaceLimit, signal?: AbortSignal): Promise<void> {
		while (signal?.aborted !== true) {
			const interval = this.intervalMs(limit);
			const now = Date.now();
			// After a clock was set back the last start would lie ahead.
			this.lastStart = Math.min(this.lastStart, now);
			const earliest = Math.max(this.lastStart + interval, this.pausedUntil);
			const remaining = earliest + this.shiftShare * interval - now;
			if (!(remaining > 0)) return;
			await pause(Math.min(LONGEST_WAIT_MS, Math.ceil(remaining)), signal);
		}
	}
}

/** Waits for a promise that never rejects, or until the signal aborts. */
async function unlessAborted(promise: Promise<void>, signal?: AbortSignal): Promise<void> {
	if (signal?.aborted === true) return;
	const over = new AbortController();
	const aborted = new Promise<void>((resolve) => {
		signal?.addEventListener('abort', () => resolve(), { signal: over.signal });
	});
	await Promise.race([promise, aborted]);
	over.abort();
}

const paces = new Map<string, Pace>();

/** The pace that all executions of this process share for one key at one address. */
export function sharedPace(paceKey: string): Pace {
	const pace = paces.get(paceKey) ?? new Pace();
	paces.set(paceKey, pace);
	return pace;
}
