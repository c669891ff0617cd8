/** A refusal reduces the rate to this share of what was sent in the last second. */
const SLOW_DOWN_FACTOR = 0.7;

/** Growth per second of use without a refusal: enough to find out that the limit was raised. */
const GROWTH = 1.02;

/** The rate grows by the time between two replies, but never by more than this. */
const LONGEST_GROWTH_MS = 1000;

/** In starts per second. */
const MIN_RATE = 0.2;

/**
 * The rate that a service with an unknown limit accepts, learned from its refusals. Unlimited until
 * the first one. The constants come from a simulation of limits from 1 to 30 per second.
 */
export class LearnedRate {
	private perSecond = Infinity;

	/** Times of the last second's starts, in ms. */
	private starts: number[] = [];

	private lastReply = -Infinity;

	/** The time between two starts in ms: 0 while nothing was refused. */
	get intervalMs(): number {
		return 1000 / this.perSecond;
	}

	start(now: number): void {
		this.starts = [...this.startsSince(now - 1000), now];
	}

	refuse(now: number): void {
		const sent = Math.max(1, this.startsSince(now - 1000).length);
		this.perSecond = Math.max(MIN_RATE, Math.min(this.perSecond, sent) * SLOW_DOWN_FACTOR);
		this.lastReply = now;
	}

	accept(now: number): void {
		// A clock may be set back.
		const passed = Math.max(0, Math.min(LONGEST_GROWTH_MS, now - this.lastReply));
		this.perSecond *= GROWTH ** (passed / 1000);
		this.lastReply = now;
	}

	private startsSince(time: number): number[] {
		return this.starts.filter((start) => start > time);
	}
}
