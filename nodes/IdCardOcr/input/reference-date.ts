import type { IExecuteFunctions } from 'n8n-workflow';

import { toIsoDate } from '../../../domain/calendar-date.ts';
import { InputRefusal } from '../failure/input-refusal.ts';

/**
 * Gives the day that validity and age are counted from, `YYYY-MM-DD`: the option 'Reference Date',
 * or today in the workflow's time zone.
 * @throws InputRefusal when the option holds no date.
 */
export function referenceDate(context: IExecuteFunctions, value: unknown): string {
	if (value === undefined || value === null || value === '') {
		return dayIn(context.getTimezone(), new Date());
	}
	const date = toIsoDate(
		value instanceof Date ? dayIn(context.getTimezone(), value) : String(value),
	);
	if (date !== undefined) return date;
	throw new InputRefusal(
		"'Reference Date' is not a date",
		"Enter one like 2026-11-25, or remove the option to use today's date.",
	);
}

function dayIn(timeZone: string, moment: Date): string {
	if (Number.isNaN(moment.getTime())) return '';
	// The Swedish form of a date is the ISO form.
	return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
}
