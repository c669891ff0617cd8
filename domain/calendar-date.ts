/** Printed instead of an end date on cards that do not expire. */
export const LONG_TERM = '长期';

/**
 * Whether the three numbers are an existing date of the Gregorian calendar.
 * `month` and `day` start at 1.
 */
export function isCalendarDate(year: number, month: number, day: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return (
		year >= 1000 &&
		date.getUTCFullYear() === year &&
		date.getUTCMonth() === month - 1 &&
		date.getUTCDate() === day
	);
}

/**
 * Returns `YYYY-MM-DD` for a date written as `2017-08-12`, `2017.08.12`, `2017/8/12`, `20170812` or
 * `2017年8月12日`, and `undefined` for anything else, including dates that do not exist.
 * The API page shows one format without prescribing it, so every common format is accepted.
 */
export function toIsoDate(written: string): string | undefined {
	// Normalizes full-width digits and drops a time of day.
	const date = written
		.normalize('NFKC')
		.replace(/(?<=\d)[T ]\d{1,2}:\d{2}.*$/s, '')
		.replace(/\s/g, '');
	const parts =
		/^(\d{4})(\d{2})(\d{2})$/.exec(date) ??
		/^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(date) ??
		/^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(date);
	if (!parts) return undefined;
	const [, year, month, day] = parts;
	if (!isCalendarDate(Number(year), Number(month), Number(day))) return undefined;
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
