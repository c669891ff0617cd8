/** Printed instead of an end date on cards that do not expire. */
export const LONG_TERM = '长期';

/** `month` and `day` start at 1. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	// A day or a month too many leads into another month.
	return year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A time of day after a date, with or without a zone, and whatever follows. */
const TIME =
	/(?<=\d)[T ](\d{1,2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?(?:\s*(Z|UTC|GMT|[+-](?:0\d|1[0-4])(?::?\d{2})?)$)?.*$/is;

/**
 * Returns `YYYY-MM-DD` for a date written as `2017-08-12`, `2017.08.12`, `2017/8/12`, `20170812` or
 * `2017年8月12日`, and `undefined` for anything else, including dates that do not exist.
 * The API page shows one format without prescribing it, so every common format is accepted.
 * A time of day is dropped; with a zone it is a moment, and its day in China counts.
 */
export function toIsoDate(written: string): string | undefined {
	// Normalizes full-width digits.
	const text = written.normalize('NFKC');
	const [after = '', time, zone] = TIME.exec(text) ?? [];
	const date = text.slice(0, text.length - after.length).replace(/\s/g, '');
	const parts =
		/^(\d{4})(\d{2})(\d{2})$/.exec(date) ??
		/^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(date) ??
		/^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(date);
	if (!parts) return undefined;
	const [, year, month, day] = parts;
	if (!isCalendarDate(Number(year), Number(month), Number(day))) return undefined;
	const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	if (zone === undefined) return iso;
	// China's own time, whatever its summers were.
	if (/^\+08/.test(zone)) return iso;
	const offset = /^[a-z]/i.test(zone) ? 'Z' : zone.padEnd(5, '0');
	return dayInChina(new Date(`${iso}T${time.padStart(5, '0')}${offset}`));
}

/**
 * Returns the day that a moment has in China, `undefined` for an invalid one. Not simply eight hours after UTC: in the
 * summers from 1986 to 1991 it was nine, and databases give births as midnight of that time.
 */
export function dayInChina(moment: Date): string | undefined {
	if (Number.isNaN(moment.getTime())) return undefined;
	// Swedish dates are written as in ISO 8601.
	return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(moment);
}
