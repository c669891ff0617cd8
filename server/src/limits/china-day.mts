export const DAY_MS = 24 * 60 * 60 * 1000;

/** China has no daylight saving time, so its days start at the same UTC time all year. */
export const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** Days that a key's counts are kept for. Should the clock be set back, the earlier day's is there. */
export const DAYS_KEPT = 8;

/** Returns the number of China's day, counted from 1970, at a time in ms since 1970. */
export function chinaDay(now: number): number {
	return Math.floor((now + CHINA_OFFSET_MS) / DAY_MS);
}
