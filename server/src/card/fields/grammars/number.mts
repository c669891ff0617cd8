import {
	birthOfIdNumber,
	genderOfIdNumber,
	ID_NUMBER_LENGTH,
	isSoundIdNumber,
} from '../../../../../domain/id-number.ts';
import { median } from '../../../geometry/median.mts';
import { distance } from '../../../geometry/quad.mts';
import { SURE } from '../../../ocr/ctc-decode.mts';
import type { Glyph } from '../../print/glyph.mts';
import { hypothesisOf, type Hypothesis } from '../hypothesis.mts';
import { asDigit, digitsOf, isDigit } from './digits.mts';

/** What an ID number says of its holder. */
interface NumberFacts {
	birth: string;
	gender: string;
}

export function factsIn(number: string): NumberFacts {
	return { birth: birthOfIdNumber(number), gender: genderOfIdNumber(number) };
}

/**
 * Least distance from a digit to the next but one, in pitches. Positions are uneven by up to a quarter of a
 * pitch; a stroke of a seal between two digits, or upon one, leaves about 1.
 */
const LEAST_APART = 1.25;

/** X can only be the last character. */
const POSSIBLE_NUMBER = /^\d{17}[\dX]$/;

/** Most second-best characters tried at once: more make a number out of anything. (18 read all golden lines alike.) */
const MAX_SUBSTITUTIONS = 2;

/** The number in the row with most digits; `null` without one of 18 characters. */
export function readNumber(rows: Glyph[][]): Hypothesis | null {
	const [longest = []] = rows.map(longestRun).sort((one, other) => other.length - one.length);
	return numberInRun(longest);
}

/** The longest run of digits; empty if there are none. */
export function longestRun(glyphs: readonly Glyph[]): Glyph[] {
	let longest: Glyph[] = [];
	let run: Glyph[] = [];
	for (const glyph of glyphs) {
		if (isDigit(asDigit(glyph.text))) run.push(glyph);
		else if (!/[.\-:,'"·]/.test(glyph.text)) run = [];
		if (run.length > longest.length) longest = run;
	}
	return longest;
}

/**
 * Reads the number in a {@link longestRun}, and drops dirt around it. A character that is not {@link SURE} is
 * replaced by a less probable one only where check character, printed birth date and printed gender leave exactly one
 * answer; otherwise the number is returned as printed. `null` if it does not have 18 characters, each in a place of
 * its own.
 */
export function numberInRun(run: readonly Glyph[], printed?: NumberFacts): Hypothesis | null {
	for (let start = 0; start + ID_NUMBER_LENGTH <= run.length; start++) {
		const glyphs = run.slice(start, start + ID_NUMBER_LENGTH);
		if (isSoundIdNumber(digitsOf(glyphs))) return hypothesisOf(digitsOf(glyphs), glyphs);
	}
	if (run.length !== ID_NUMBER_LENGTH || !isEven(run)) return null;
	const glyphs = (printed && substituted(run, printed)) ?? run;
	const number = digitsOf(glyphs);
	return POSSIBLE_NUMBER.test(number) ? hypothesisOf(number, glyphs) : null;
}

/** Whether the characters are evenly spaced: dirt between two of 17 would make them 18. */
function isEven(glyphs: readonly Glyph[]): boolean {
	const apart = (step: number) =>
		glyphs.slice(step).map(({ at }, index) => distance(at, glyphs[index].at));
	return Math.min(...apart(2)) >= LEAST_APART * median(apart(1))!;
}

function substituted(glyphs: readonly Glyph[], printed: NumberFacts): Glyph[] | null {
	const choices = glyphs.map(choicesFor);
	const answers = new Map<string, Glyph[]>();
	const choose = (chosen: Glyph[], substitutions: number): void => {
		if (chosen.length === ID_NUMBER_LENGTH) {
			const number = digitsOf(chosen);
			if (agrees(number, printed)) answers.set(number, chosen);
			return;
		}
		choices[chosen.length].forEach((glyph, index) => {
			const used = substitutions + (index > 0 ? 1 : 0);
			if (used <= MAX_SUBSTITUTIONS) choose([...chosen, glyph], used);
		});
	};
	choose([], 0);
	const [answer] = answers.values();
	return answers.size === 1 ? answer : null;
}

/** A character, and the other digits that it may be, most probable first. */
function choicesFor(glyph: Glyph): Glyph[] {
	if (glyph.reading.probability >= SURE) return [glyph];
	const { reading } = glyph;
	const others = new Map<string, Glyph>();
	for (const chosen of reading.alternatives) {
		const digit = asDigit(chosen.text.normalize('NFKC'));
		if (!isDigit(digit) || digit === asDigit(glyph.text) || others.has(digit)) continue;
		const alternatives = [reading, ...reading.alternatives.filter((one) => one !== chosen)];
		others.set(digit, { ...glyph, text: digit, reading: { ...reading, ...chosen, alternatives } });
	}
	return [glyph, ...others.values()];
}

function agrees(text: string, printed: NumberFacts): boolean {
	const { birth, gender } = factsIn(text);
	return isSoundIdNumber(text) && birth === printed.birth && gender === printed.gender;
}
