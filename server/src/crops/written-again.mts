import { textOf, type Glyph, type PlacedLine } from '../card/glyph.mts';
import type { Redactable } from '../../../domain/extra.ts';

/** Shorter values occur in many lines by chance. */
const MIN_VALUE = 2;

/** A run of digits that may be an ID number, of another card or misread. */
const NUMBER = /[\dX]{12,}/g;

/** Characters next to a part of a number that may be more of it, misread. */
const NUMBER_PRINT = /[\dA-Z|]/;

/**
 * The fewest consecutive characters that give a part of a value away, and their minimum share of the line: an
 * address begins like the authority's name on the other side.
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
 * The characters of a line that repeat this field's value: each whole occurrence; of a number or an address
 * also parts, as forms break them into lines; for the number, anything that may be an ID number.
 */
export function writtenAgain(
	what: Redactable,
	value: string | number | null,
	{ glyphs }: PlacedLine,
): Glyph[][] {
	const text = inCapitals(textOf(glyphs));
	const forms = printedForms(value).map(inCapitals);
	const runs = forms.flatMap((form) => occurrencesOf(form, text));
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
 * The text in capitals and without blanks, as in lines. A letter that would become several, such as ß, stays,
 * so that indices stay the same.
 */
function inCapitals(text: string): string {
	return text.replaceAll(/\s/g, '').replaceAll(/\p{Ll}/gu, (letter) => {
		const capital = letter.toUpperCase();
		return capital.length === letter.length ? capital : letter;
	});
}

/** A part of a number, extended by the characters on either side that may belong to it. */
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

function occurrencesOf(form: string, text: string): Run[] {
	const runs: Run[] = [];
	for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
		runs.push({ start: at, end: at + form.length });
	}
	return runs;
}

/** The longest runs of at least `least` characters that the text shares with the value. */
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
