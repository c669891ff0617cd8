import type { CallLimits } from '../config/key-settings.mts';
import { chinaDay, DAYS_KEPT } from './china-day.mts';

/** The day on which a call was counted, by its number, or the limit that it would exceed. */
export type Taken = number | 'second' | 'day';

interface Usage {
	/** Times of the last second's calls in ms, oldest first. */
	recent: number[];
	readonly days: Map<number, number>;
}

/** Each key's calls of the last second and of the day, in this process. */
export class CallCounts {
	readonly #now: () => number;
	readonly #usages = new Map<string, Usage>();

	/** `now` returns ms since 1970. */
	constructor(now: () => number = Date.now) {
		this.#now = now;
	}

	/** Counts a call if the key's limits allow it. A refused call is not counted. */
	take(keyId: string, limits: CallLimits): Taken {
		if (this.isDayUsedUp(keyId, limits)) return 'day';
		if (this.isSecondUsedUp(keyId, limits)) return 'second';
		return this.add(keyId);
	}

	isDayUsedUp(keyId: string, { perDay = Infinity }: CallLimits): boolean {
		const today = this.#usages.get(keyId)?.days.get(chinaDay(this.#now()));
		return (today ?? 0) >= perDay;
	}

	isSecondUsedUp(keyId: string, { perSecond = Infinity }: CallLimits): boolean {
		return this.#usageOf(keyId, this.#now()).recent.length >= perSecond;
	}

	/** Counts a call whatever the limits, and returns the number of its day. */
	add(keyId: string): number {
		const now = this.#now();
		const day = chinaDay(now);
		const { days, recent } = this.#usageOf(keyId, now);
		recent.push(now);
		days.set(day, (days.get(day) ?? 0) + 1);
		if (days.size > DAYS_KEPT) days.delete(days.keys().next().value!);
		return day;
	}

	/** Takes calls off the count of a day, but never more than were counted. */
	giveBack(keyId: string, day: number, calls = 1): void {
		const days = this.#usages.get(keyId)?.days;
		const counted = days?.get(day) ?? 0;
		if (counted > 0) days!.set(day, Math.max(0, counted - calls));
	}

	#usageOf(keyId: string, now: number): Usage {
		const usage = this.#usages.get(keyId) ?? { recent: [], days: new Map() };
		this.#usages.set(keyId, usage);
		// Setting the clock back must not lock the key out.
		usage.recent = usage.recent.filter((time) => time > now - 1000 && time <= now);
		return usage;
	}
}
