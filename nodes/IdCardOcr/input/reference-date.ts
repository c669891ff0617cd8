import type { IExecuteFunctions } from 'n8n-workflow';

import { toIsoDate } from '../../../domain/calendar-date.ts';
import { InputRefusal } from '../failure/input-refusal.ts';

/** Cards follow China's calendar day. */
const CHINA = 'Asia/Shanghai';

/**
 * Returns the day for which validity and age are calculated, `YYYY-MM-DD`: the option 'Reference
 * Date', its moments in the workflow's time zone, or today in China.
 * @throws InputRefusal when the option is not a date.
 */
export function referenceDate(context: IExecuteFunctions, value: unknown): string {
	if (value === undefined || value === null || value === '') return dayIn(CHINA, new Date());
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
	// Swedish dates are written as in ISO 8601.
	return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
}
