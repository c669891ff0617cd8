import { dayInChina, toIsoDate } from '../../../domain/calendar-date.ts';
import { InputRefusal } from '../failure/input-refusal.ts';

/**
 * Returns the day for which validity and age are calculated, `YYYY-MM-DD`: the option 'Reference
 * Date', or today. Cards follow China's calendar day, so moments are days there.
 * @throws InputRefusal when the option is not a date.
 */
export function referenceDate(value: unknown): string {
	const isEmpty = value === undefined || value === null || value === '';
	const moment = isEmpty ? new Date() : value;
	const date = moment instanceof Date ? dayInChina(moment) : toIsoDate(String(moment));
	if (date !== undefined) return date;
	throw new InputRefusal(
		"'Reference Date' is not a date",
		"Enter one like 2026-11-25, or remove the option to use today's date.",
	);
}
