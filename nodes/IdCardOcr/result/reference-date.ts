import type { IExecuteFunctions } from 'n8n-workflow';

import { toIsoDate } from '../../../domain/calendar-date.ts';
import { InputRefusal } from '../input/input-refusal.ts';

/**
 * Gives the day that validity and age are counted from, `YYYY-MM-DD`: the option 'Reference Date',
 * or today in the workflow's time zone.
 * @throws InputRefusal when the option holds no date.
 */
export function referenceDate(context: IExecuteFunctions, value: unknown): string {
	if (value === undefined || value === null || value === '') return today(context.getTimezone());
	// A date picker and {{ $today }} add a time of day; the day is what counts.
	const date = toIsoDate(String(value).slice(0, 10));
	if (date !== undefined) return date;
	throw new InputRefusal(
		"'Reference Date' is not a date",
		'Enter one like 2026-11-25, or remove the option to count from today.',
	);
}

function today(timeZone: string): string {
	// The Swedish form of a date is the ISO form.
	return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());
}
