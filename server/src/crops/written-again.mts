import { textOf, type Glyph, type PlacedLine } from '../card/glyph.mts';
import type { Redactable } from '../../../domain/extra.ts';

/** A shorter value is in many lines by chance. */
const MIN_VALUE = 2;

/** So many figures in a row may be an ID number, of another card or misread. */
const NUMBER = /[\dX]{12,}/g;

/** What stands in one row with a part of a number: more of it, misread. */
const NUMBER_PRINT = /[\dA-Z|]/;

/**
 * How many characters in a row give a part of a value away, and which share of its line they must be:
 * an address begins as the authority's name on the other side does.
 */
const PARTS: Partial<Record<Redactable, { least: number; share: number }>> = {
	identity_code: { least: 6, share: 0 },
	address: { least: 6, share: 0.7 },
};

/** Characters from one index to before another. */
interface Run {
	start: number;
	end: number;
}

/**
 * The characters of a line that are this field's value, wherever it is printed: whole, for each time; of a
 * number and an address parts, too, as a form breaks them into lines; and whatever may be an ID number.
 */
export function writtenAgain(
	what: Redactable,
	value: string | number | null,
	{ glyphs }: PlacedLine,
): Glyph[][] {
	const text = inCapitals(textOf(glyphs));
	const forms = printedForms(value).map(inCapitals);
	const runs = forms.flatMap((form) => timesOf(form, text));
	const part = PARTS[what];
	if (part !== undefined && typeof value === 'string') {
		const parts = commonRuns(inCapitals(value), text, part.least);
		runs.push(...parts.filter(({ start, end }) => end - start >= part.share * text.length));
	}
	if (what !== 'identity_code') return runs.map((run) => glyphsIn(run, glyphs));
	for (const { 0: found, index: start } of text.matchAll(NUMBER)) {
		runs.push({ start, end: start + found.length });
	}
	return runs.map((run) => glyphsIn(withNeighbours(run, text), glyphs));
}

/**
 * A text in capitals, without blanks, as lines are. Each letter stays one, so that places in the text stay
 * the same: ß would become SS.
 */
function inCapitals(text: string): string {
	return text.replaceAll(/\s/g, '').replaceAll(/\p{Ll}/gu, (letter) => {
		const capital = letter.toUpperCase();
		return capital.length === letter.length ? capital : letter;
	});
}

/** A part of a number with all that is printed on either side of it without a gap. */
function withNeighbours({ start, end }: Run, text: string): Run {
	while (start > 0 && NUMBER_PRINT.test(text[start - 1])) start--;
	while (end < text.length && NUMBER_PRINT.test(text[end])) end++;
	return { start, end };
}

/** The ways in which a value is printed, on cards and on forms. */
function printedForms(value: string | number | null): string[] {
	if (typeof value !== 'string' || [...value].length < MIN_VALUE) return [];
	const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
	if (date === null) return [value];
	const [, year, month, day] = date;
	return [
		value,
		`${year}.${month}.${day}`,
		`${year}年${month}月${day}日`,
		`${year}年${Number(month)}月${Number(day)}日`,
	];
}

function timesOf(form: string, text: string): Run[] {
	const runs: Run[] = [];
	for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
		runs.push({ start: at, end: at + form.length });
	}
	return runs;
}

/** The longest parts of a text that are in the value, too, of so many characters at least. */
function commonRuns(value: string, text: string, least: number): Run[] {
	const runs: Run[] = [];
	for (let start = 0; start + least <= text.length; start++) {
		let end = start + least;
		if (!value.includes(text.slice(start, end))) continue;
		while (end < text.length && value.includes(text.slice(start, end + 1))) end++;
		runs.push({ start, end });
		start = end - 1;
	}
	return runs;
}

function glyphsIn({ start, end }: Run, glyphs: readonly Glyph[]): Glyph[] {
	let next = 0;
	return glyphs.filter(({ text }) => {
		const at = next;
		next += text.length;
		return at < end && next > start;
	});
}
