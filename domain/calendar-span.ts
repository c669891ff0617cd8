export const MILLISECONDS_PER_DAY = 86_400_000;

const yearOf = (isoDate: string) => Number(isoDate.slice(0, 4));

/** Returns the days from one `YYYY-MM-DD` to another, negative if `to` is earlier. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY);
}

/**
 * Returns the full years from one `YYYY-MM-DD` to another, as for an age; negative if `to` is
 * earlier. In common years, someone born on 29 February turns a year older on 1 March.
 */
export function fullYearsBetween(from: string, to: string): number {
	return yearOf(to) - yearOf(from) - (to.slice(5) < from.slice(5) ? 1 : 0);
}

/**
 * Whether `to` is the same day as `from`, `years` later. In common years, 28 February and 1 March
 * both count as the same day as 29 February.
 */
export function isSameDayYearsLater(from: string, to: string, years: number): boolean {
	// A date that does not exist is compared as printed, whatever separates its numbers.
	const dayOf = (date: string) => date.slice(5, 7) + date.slice(8, 10);
	const day = dayOf(from);
	const days = day === '0229' ? [day, '0228', '0301'] : [day];
	return days.includes(dayOf(to)) && yearOf(to) - yearOf(from) === years;
}
