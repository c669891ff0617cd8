import { toIsoDate } from '../../../../../domain/calendar-date.ts';
import type { Glyph } from '../../print/glyph.mts';
import { hypothesisOf, type Hypothesis } from '../hypothesis.mts';
import { digitsOf } from './digits.mts';

/** 年 is optional; without 月, month and day need two digits each to be separable. */
const WRITTEN_BIRTH = /(?<!\d)(\d{4})年?(?:(\d{1,2})月(\d{1,2})|(\d{2})(\d{2}))(?:日|$)/;

/** Blanks, and misread specks between characters. */
const SPECKS = /[\s.,，。·:：'"]/;

export function readBirth(all: Glyph[]): Hypothesis | null {
	const glyphs = all.filter(({ text }) => !SPECKS.test(text));
	const written = WRITTEN_BIRTH.exec(digitsOf(glyphs));
	if (written === null) return null;
	const [whole, year, month, day, wholeMonth = month, wholeDay = day] = written;
	const birth = toIsoDate(`${year}-${wholeMonth}-${wholeDay}`) ?? null;
	return hypothesisOf(birth, glyphs.slice(written.index, written.index + whole.length));
}
