import { glyphsAt, textOf, type Glyph } from '../card/print/glyph.mts';
import type { Redactable } from '../../../domain/extra.ts';

/** Shorter values occur in many lines by chance. */
const MIN_VALUE = 2;

/** A run of digits that may be an ID number, of another card or misread; in groups, fewer are a time or a period. */
const NUMBER = { inOne: /[\dX]{12,}/g, inGroups: /[\dX]{17,}/g };

/** What may stand between the characters of a value: people write in groups. Halves of a rare character do not. */
const SEPARATOR = /[^\p{L}\d\uD800-\uDFFF]/u;

const DATE_SEPARATOR = /[^\p{L}\d\uD800-\uDFFF]|[年月日]/u;

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

/** A Chinese name whose last two characters are a given name. */
const HAN_NAME = /^\p{Script=Han}{3,4}$/u;

/** Characters from one index to before another. */
interface Run {
	start: number;
	end: number;
}

/** Where a value of one character is surely one: after its field's name, before its unit, or alone. */
const SHORT: Partial<Record<Redactable, { after: string; before: string }>> = {
	gender: { after: '性别', before: '性' },
	race: { after: '民族', before: '族' },
};

/**
 * The characters of a line that repeat this field's value, whatever stands between them: each whole occurrence; of
 * a name also the given name; of a number or an address also parts, as forms break them into lines; for the number,
 * anything that may be an ID number.
 */
export function writtenAgain(
	what: Redactable,
	value: string | number | null,
	glyphs: readonly Glyph[],
): Glyph[][] {
	const wanted = typeof value === 'string' ? inCapitals(value) : '';
	const runs = runsOf(what, wanted, inCapitals(textOf(glyphs)));
	return joined(runs).map(({ start, end }) => glyphsAt(glyphs, start, end));
}

function runsOf(what: Redactable, value: string, whole: string): Run[] {
	const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
	if (date !== null) return datesIn(whole, date.slice(1));
	const line = without(SEPARATOR, whole);
	const { text } = without(SEPARATOR, value);
	const known = runsWithin(what, text, line.text);
	if (what !== 'identity_code') {
		return [...known.map((run) => inWhole(run, line)), ...shortRuns(what, text, whole)];
	}
	const inOne = matchesOf(NUMBER.inOne, whole);
	const inGroups = [...known, ...matchesOf(NUMBER.inGroups, line.text)];
	return [
		...inOne.map((run) => withNeighbours(run, whole)),
		...inGroups.map((run) => inWhole(withNeighbours(run, line.text), line)),
	];
}

/** The runs of a line that repeat a value; neither has separators, so the value is a pattern of itself. */
function runsWithin(what: Redactable, text: string, line: string): Run[] {
	const forms = what === 'identity_name' && HAN_NAME.test(text) ? [text, text.slice(-2)] : [text];
	const runs = forms
		.filter((form) => [...form].length >= MIN_VALUE)
		.flatMap((form) => matchesOf(new RegExp(form, 'g'), line));
	const part = PARTS[what];
	if (part !== undefined && text !== '') {
		const parts = commonRuns(text, line, part.least);
		// An authority has no house number.
		const isSure = ({ start, end }: Run) =>
			end - start >= part.share * line.length || /\d/.test(line.slice(start, end));
		runs.push(...parts.filter(isSure));
	}
	return runs;
}

function shortRuns(what: Redactable, value: string, whole: string): Run[] {
	const sure = SHORT[what];
	if (sure === undefined || value === '') return [];
	const alone = `(?<![\\p{L}\\d])${value}(?![\\p{L}\\d])`;
	const labelled = `(?<=${sure.after}\\P{L}*)${value}|${value}(?=${sure.before})`;
	return matchesOf(new RegExp(`${labelled}|${alone}`, 'gu'), whole);
}

/** The runs of a text that are this date, in any order of its parts, but not the digits of a longer number. */
function datesIn(whole: string, [year, month, day]: readonly string[]): Run[] {
	const line = without(DATE_SEPARATOR, whole);
	const [m, d] = [month, day].map((part) => part.replace(/^0/, '0?'));
	const isDigit = (at: number) => /\d/.test(whole[at] ?? '');
	return [year + m + d, d + m + year, m + d + year]
		.flatMap((form) => matchesOf(new RegExp(form, 'g'), line.text))
		.map((run) => inWhole(run, line))
		.filter(({ start, end }) => {
			// Blanks are gone: a postcode may follow.
			const isInGroups = /\D/.test(whole.slice(start, end));
			return isInGroups || (!isDigit(start - 1) && !isDigit(end));
		});
}

/** A text without some of its characters, with the index that each of the others had. */
interface Remainder {
	text: string;
	at: readonly number[];
}

function without(separator: RegExp, whole: string): Remainder {
	const at = [...Array(whole.length).keys()].filter((index) => !separator.test(whole[index]));
	return { text: at.map((index) => whole[index]).join(''), at };
}

function inWhole({ start, end }: Run, { at }: Remainder): Run {
	return { start: at[start], end: at[end - 1] + 1 };
}

function matchesOf(pattern: RegExp, text: string): Run[] {
	return Array.from(text.matchAll(pattern), ({ 0: found, index: start }) => {
		return { start, end: start + found.length };
	});
}

function joined(runs: readonly Run[]): Run[] {
	const all: Run[] = [];
	for (const { start, end } of runs.toSorted((one, other) => one.start - other.start)) {
		const last = all.at(-1);
		if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
		else all.push({ start, end });
	}
	return all;
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
