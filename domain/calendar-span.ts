const MILLISECONDS_PER_DAY = 86_400_000;

const partsOf = (isoDate: string): [year: number, month: number, day: number] => [
	Number(isoDate.slice(0, 4)),
	Number(isoDate.slice(5, 7)),
	Number(isoDate.slice(8, 10)),
];

/** Returns the days from one `YYYY-MM-DD` to another, negative if `to` is earlier. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY);
}

/**
 * Returns the full years from one `YYYY-MM-DD` to another, as for an age; negative if `to` is
 * earlier. In common years, someone born on 29 February turns a year older on 1 March.
 */
export function fullYearsBetween(from: string, to: string): number {
	const [fromYear] = partsOf(from);
	const [toYear] = partsOf(to);
	return toYear - fromYear - (to.slice(5) < from.slice(5) ? 1 : 0);
}

/**
 * Whether `to` is the same day as `from`, `years` later. In common years, 28 February and 1 March
 * both count as the same day as 29 February.
 */
export function isSameDayYearsLater(from: string, to: string, years: number): boolean {
	const [fromYear, fromMonth, fromDay] = partsOf(from);
	const [toYear, toMonth, toDay] = partsOf(to);
	if (toYear - fromYear !== years) return false;
	if (fromMonth === toMonth && fromDay === toDay) return true;
	const fromLeapDay = fromMonth === 2 && fromDay === 29;
	return fromLeapDay && ((toMonth === 2 && toDay === 28) || (toMonth === 3 && toDay === 1));
}
