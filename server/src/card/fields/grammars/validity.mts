import { LONG_TERM, toIsoDate } from '../../../../../domain/calendar-date.ts';
import type { Glyph } from '../../print/glyph.mts';
import { hypothesisOf, type Hypothesis } from '../hypothesis.mts';
import { digitsOf } from './digits.mts';

/** `YYYY.MM.DD`; the dots may be lost. */
const DATE = /(\d{4})\D?(\d{2})\D?(\d{2})/.source;

/** Two dates, or 长期 as the second; the dash between them may be lost. */
const PERIOD = new RegExp(
	`(?<start>${DATE})\\D{0,3}?(?:(?<end>${DATE})|(?<open>[长長]期?|期))`,
	'd',
);

/** One date where the other was lost, as under glare: the dash shows which one it is. */
const HALVES = [
	new RegExp(`(?<!\\d)(?<start>${DATE})\\D?[-—–~]`, 'd'),
	new RegExp(`[-—–~]\\D?(?:(?<end>${DATE})(?!\\d)|(?<open>[长長]期))`, 'd'),
];

type Dates = Partial<Record<'valid_date_start' | 'valid_date_end', Hypothesis | null>>;

const ID_NUMBER = /\d{17}[\dX]/i;

/** Reads the period of validity, or what is left of it; a date that does not exist is `null`. */
export function readValidity(rows: Glyph[][]): Dates {
	const texts = rows.map((row) => {
		const glyphs = row.filter(({ text }) => text.length === 1);
		return { glyphs, text: digitsOf(glyphs) };
	});
	for (const form of [PERIOD, ...HALVES]) {
		for (const { glyphs, text } of texts) {
			const { groups, indices } = (ID_NUMBER.test(text) ? null : form.exec(text)) ?? {};
			if (groups === undefined) continue;
			const glyphsOf = (name: string) => glyphs.slice(...(indices?.groups?.[name] ?? [0, 0]));
			const dateIn = (name: string) => {
				const date = toIsoDate(groups[name]?.replace(/\D/g, '') ?? '') ?? null;
				return hypothesisOf(date, glyphsOf(name));
			};
			const end = groups.open ? hypothesisOf(LONG_TERM, glyphsOf('open')) : dateIn('end');
			return { valid_date_start: dateIn('start'), valid_date_end: end };
		}
	}
	return {};
}
