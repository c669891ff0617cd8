import { MILLISECONDS_PER_DAY } from '../../../domain/calendar-span.ts';
import type { CallLimits } from '../config/key-settings.mts';
import type { CallCounter, LimitRefusal, Uncount } from './call-counter.mts';

/** China Standard Time is UTC+8 without daylight saving time, so its days start at the same UTC time all year. */
export const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** A choice: days that a key's counts are kept for. Should the clock be set back, the earlier day's is there. */
export const DAYS_KEPT = 8;

/** The day on which a call was counted, by its number, or the limit that it would exceed. */
export type Taken = number | 'second' | 'day';

/** Calls by the number of their day. */
export class DayCounts extends Map<number, number> {
	add(day: number, change: 1 | 0 | -1): void {
		this.set(day, Math.max(0, (this.get(day) ?? 0) + change));
		if (this.size > DAYS_KEPT) this.delete(this.keys().next().value!);
	}
}

interface Usage {
	/** Times of the last second's calls in ms, oldest first. */
	recent: number[];
	readonly days: DayCounts;
}

/** Counts each key's calls of the last second and of the day in this process alone; a restart resets the counts. */
export class ProcessCallCounter implements CallCounter {
	readonly storeFailures = 0;
	readonly #now: () => number;
	readonly #usages = new Map<string, Usage>();

	/** `now` returns ms since 1970. */
	constructor(now: () => number = Date.now) {
		this.#now = now;
	}

	async count(keyId: string, limits: CallLimits): Promise<Uncount | LimitRefusal> {
		const taken = this.take(keyId, limits);
		return typeof taken === 'string' ? taken : async () => this.giveBack(keyId, taken);
	}

	watchStore(): void {}

	async close(): Promise<void> {}

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
		days.add(day, 1);
		return day;
	}

	/** Takes a call off the count of a day, if one was counted. */
	giveBack(keyId: string, day: number): void {
		this.#usages.get(keyId)?.days.add(day, -1);
	}

	#usageOf(keyId: string, now: number): Usage {
		const usage = this.#usages.get(keyId) ?? { recent: [], days: new DayCounts() };
		this.#usages.set(keyId, usage);
		// Setting the clock back must not lock the key out.
		usage.recent = usage.recent.filter((time) => time > now - 1000 && time <= now);
		return usage;
	}
}

/** Returns the number of China's day, counted from 1970, at a time in ms since 1970. */
export function chinaDay(now: number): number {
	return Math.floor((now + CHINA_OFFSET_MS) / MILLISECONDS_PER_DAY);
}
