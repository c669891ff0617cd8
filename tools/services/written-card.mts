import { LONG_TERM, toIsoDate } from '../../domain/calendar-date.ts';
import { emptyIdCardFields, type IdCardFields } from '../../domain/id-card.ts';

/** The values of a card as a service writes them; what is empty or no text counts as not read. */
export type WrittenCard = Partial<Record<Exclude<keyof IdCardFields, 'side'>, unknown>>;

const DATES = ['birth', 'valid_date_start', 'valid_date_end'];

/** Returns fields in this API's form; the side is the one that a value was read from. */
export function fieldsOf(written: WrittenCard): IdCardFields {
	const fields = emptyIdCardFields();
	for (const [name, value] of Object.entries(written)) {
		if (typeof value !== 'string' || value.trim() === '') continue;
		const text = DATES.includes(name) ? dateOf(value) : value;
		(fields as unknown as Record<string, string>)[name] =
			name === 'race' ? text.replace(/族$/, '') : text;
	}
	const isFront = fields.identity_code !== null || fields.identity_name !== null;
	const isBack = fields.issued_by !== null || fields.valid_date_end !== null;
	return { ...fields, side: isFront ? 1 : isBack ? 0 : null };
}

function dateOf(written: string): string {
	return toIsoDate(written) ?? (written.includes(LONG_TERM) ? LONG_TERM : written);
}

/** Returns both ends of a period such as `2017.08.12-2037.08.12`. */
export function periodOf(
	written: unknown,
): Pick<WrittenCard, 'valid_date_start' | 'valid_date_end'> {
	const [start, end] = typeof written === 'string' ? written.split('-') : [];
	return { valid_date_start: start, valid_date_end: end };
}
