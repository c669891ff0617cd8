import type { CallLimits } from '../config/key-settings.mts';
import { DailyQuotaError, TooManyCallsError } from './http-errors.mts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** China has no daylight saving time, so its days start at the same UTC time all year. */
const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

interface Usage {
	/** Times of the last second's calls in ms, oldest first. */
	recent: number[];
	day: number;
	today: number;
}

/** Counts each key's calls in memory; a restart resets the counts. */
export class CallCounter {
	readonly #now: () => number;
	readonly #usages = new Map<string, Usage>();

	/** `now` returns ms since 1970. */
	constructor(now: () => number = Date.now) {
		this.#now = now;
	}

	/**
	 * Counts a call. Returns a function that takes it off the day's count again, for calls that fail.
	 * @throws DailyQuotaError or TooManyCallsError when the key has no calls left; then nothing is
	 * counted.
	 */
	count(keyId: string, { perSecond = Infinity, perDay = Infinity }: CallLimits): () => void {
		const now = this.#now();
		const usage = this.#usageOf(keyId, now);
		if (usage.today >= perDay) throw new DailyQuotaError('The key has no calls left today.');
		if (usage.recent.length >= perSecond) {
			throw new TooManyCallsError('The key has no calls left in this second.');
		}
		if (perSecond !== Infinity) usage.recent.push(now);
		usage.today++;
		const { day } = usage;
		return () => {
			if (usage.day === day) usage.today--;
		};
	}

	#usageOf(keyId: string, now: number): Usage {
		const day = Math.floor((now + CHINA_OFFSET_MS) / DAY_MS);
		const usage = this.#usages.get(keyId) ?? { recent: [], day, today: 0 };
		this.#usages.set(keyId, usage);
		if (usage.day !== day) Object.assign(usage, { day, today: 0 });
		// Setting the clock back must not lock the key out.
		usage.recent = usage.recent.filter((time) => time > now - 1000 && time <= now);
		return usage;
	}
}
