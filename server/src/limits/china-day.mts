import { MILLISECONDS_PER_DAY } from '../../../domain/calendar-span.ts';

/** China Standard Time is UTC+8 without daylight saving time, so its days start at the same UTC time all year. */
export const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** A choice: days that a key's counts are kept for. Should the clock be set back, the earlier day's is there. */
export const DAYS_KEPT = 8;

/** Returns the number of China's day, counted from 1970, at a time in ms since 1970. */
export function chinaDay(now: number): number {
	return Math.floor((now + CHINA_OFFSET_MS) / MILLISECONDS_PER_DAY);
}
