import {
	birthOfIdNumber,
	genderOfIdNumber,
	ID_NUMBER_LENGTH,
	isSoundIdNumber,
} from '../../../../domain/id-number.ts';
import { median } from '../../geometry/median.mts';
import { distance } from '../../geometry/quad.mts';
import { SURE } from '../../ocr/ctc-decode.mts';
import type { Glyph } from '../print/glyph.mts';

/** Printed values that the number must agree with. */
interface PrintedFacts {
	birth: string;
	gender: string;
}

/** Misreadings of the digits and the final X of a number. */
const DIGIT_LOOKALIKES: ReadonlyMap<string, string> = new Map([
	...Array.from('OoQD〇', (letter) => [letter, '0'] as const),
	...Array.from('Il|!', (letter) => [letter, '1'] as const),
	...Array.from('zZ', (letter) => [letter, '2'] as const),
	...Array.from('sS', (letter) => [letter, '5'] as const),
	...Array.from('B', (letter) => [letter, '8'] as const),
	...Array.from('xX×乂', (letter) => [letter, 'X'] as const),
]);

/**
 * Least distance from a digit to the next but one, in pitches. Positions are uneven by up to a quarter of a
 * pitch; a stroke of a seal between two digits, or upon one, leaves about 1.
 */
const LEAST_APART = 1.25;

/** X can only be the last character. */
const POSSIBLE_NUMBER = /^\d{17}[\dX]$/;

/** Most second-best characters tried at once: more make a number out of anything. (18 read all golden lines alike.) */
const MAX_SUBSTITUTIONS = 2;

/** A character as a digit or X, or the character itself when it is neither. */
export function asDigit(character: string): string {
	return DIGIT_LOOKALIKES.get(character) ?? character;
}

const isDigit = (character: string) => /^[\dX]$/.test(character);

/** The longest run of digits; empty if there are none. */
export function longestRun(glyphs: readonly Glyph[]): Glyph[] {
	let longest: Glyph[] = [];
	let run: Glyph[] = [];
	for (const glyph of glyphs) {
		if (isDigit(asDigit(glyph.text))) run.push(glyph);
		else if (!/[.\-:,'"·]/.test(glyph.text)) run = [];
		if (run.length > longest.length) longest = run;
	}
	return [...longest];
}

export interface NumberIn {
	number: string;
	glyphs: readonly Glyph[];
}

/**
 * Reads the number in a {@link longestRun}, and drops dirt around it. A character that is not {@link SURE} is
 * replaced by a less probable one only where check character, printed birth date and printed gender leave exactly one answer; otherwise
 * the number is returned as printed. `null` if it does not have 18 characters, each in a place of its own.
 */
export function numberInRun(run: readonly Glyph[], printed?: PrintedFacts): NumberIn | null {
	for (let start = 0; start + ID_NUMBER_LENGTH <= run.length; start++) {
		const glyphs = run.slice(start, start + ID_NUMBER_LENGTH);
		const number = digitsOf(glyphs);
		if (isSoundIdNumber(number)) return { number, glyphs };
	}
	if (run.length !== ID_NUMBER_LENGTH || !isEven(run)) return null;
	const glyphs = (printed && substituted(run, printed)) ?? run;
	const number = digitsOf(glyphs);
	return POSSIBLE_NUMBER.test(number) ? { number, glyphs } : null;
}

const digitsOf = (glyphs: readonly Glyph[]) => glyphs.map(({ text }) => asDigit(text)).join('');

/** Whether no character stands between two others' places: dirt there makes 18 of 17. */
function isEven(glyphs: readonly Glyph[]): boolean {
	const apart = (step: number) =>
		glyphs.slice(step).map(({ at }, index) => distance(at, glyphs[index].at));
	return Math.min(...apart(2)) >= LEAST_APART * median(apart(1))!;
}

function substituted(glyphs: readonly Glyph[], printed: PrintedFacts): Glyph[] | null {
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

function agrees(text: string, { birth, gender }: PrintedFacts): boolean {
	return (
		isSoundIdNumber(text) && birthOfIdNumber(text) === birth && genderOfIdNumber(text) === gender
	);
}
