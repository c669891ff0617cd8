import {
	birthOfIdNumber,
	genderOfIdNumber,
	ID_NUMBER_LENGTH,
	isSoundIdNumber,
} from '../../../../domain/id-number.ts';
import { median } from '../../geometry/median.mts';
import { distance } from '../../geometry/quad.mts';
import { textOf, type Glyph } from '../print/glyph.mts';

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

/** Most second-best characters tried at once: more make a number out of anything. */
const MAX_SUBSTITUTIONS = 2;

/** A character as a digit or X, or the character itself when it is neither. */
export function asDigit(character: string): string {
	return DIGIT_LOOKALIKES.get(character) ?? character;
}

const isDigit = (character: string) => /^[\dX]$/.test(character);

/** The longest run of digits; empty without any. */
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

/** A number, and the characters that it was read from. */
export interface NumberIn {
	number: string;
	glyphs: readonly Glyph[];
}

/** Reads the number in a {@link longestRun}, and drops dirt around it: see {@link readIdNumber}. */
export function numberInRun(run: readonly Glyph[], printed?: PrintedFacts): NumberIn | null {
	const number = readIdNumber(run, printed);
	if (number === null) return null;
	const start = Math.max(0, textOf(run).search(new RegExp(number, 'i')));
	return { number, glyphs: run.slice(start, start + number.length) };
}

/**
 * Reads the number. A doubtful character is replaced by a less probable one only where check character,
 * printed birth date and printed gender leave exactly one answer; otherwise the number is returned as
 * printed. `null` if it does not have 18 characters, each in a place of its own.
 */
export function readIdNumber(glyphs: readonly Glyph[], printed?: PrintedFacts): string | null {
	const texts = glyphs.map(({ text }) => asDigit(text));
	for (let start = 0; start + ID_NUMBER_LENGTH <= texts.length; start++) {
		const text = texts.slice(start, start + ID_NUMBER_LENGTH).join('');
		if (isSoundIdNumber(text)) return text;
	}
	if (texts.length !== ID_NUMBER_LENGTH || !isEven(glyphs)) return null;
	const read = substituted(glyphs, printed) ?? texts.join('');
	return POSSIBLE_NUMBER.test(read) ? read : null;
}

/** Whether no character stands between two others' places: dirt there makes 18 of 17. */
function isEven(glyphs: readonly Glyph[]): boolean {
	const apart = (step: number) =>
		glyphs.slice(step).map(({ at }, index) => distance(at, glyphs[index].at));
	return Math.min(...apart(2)) >= LEAST_APART * median(apart(1))!;
}

function substituted(glyphs: readonly Glyph[], printed?: PrintedFacts): string | null {
	if (printed === undefined) return null;
	const choices = glyphs.map(({ text, reading }) => [
		asDigit(text),
		...new Set(
			reading.alternatives
				.map((alternative) => asDigit(alternative.text.normalize('NFKC')))
				.filter((digit) => isDigit(digit) && digit !== asDigit(text)),
		),
	]);
	const answers = new Set<string>();
	const choose = (prefix: string, substitutions: number): void => {
		if (prefix.length === ID_NUMBER_LENGTH) {
			if (agrees(prefix, printed)) answers.add(prefix);
			return;
		}
		choices[prefix.length].forEach((digit, index) => {
			const used = substitutions + (index > 0 ? 1 : 0);
			if (used <= MAX_SUBSTITUTIONS) choose(prefix + digit, used);
		});
	};
	choose('', 0);
	const [answer] = answers;
	return answers.size === 1 ? answer : null;
}

function agrees(text: string, { birth, gender }: PrintedFacts): boolean {
	return (
		isSoundIdNumber(text) && birthOfIdNumber(text) === birth && genderOfIdNumber(text) === gender
	);
}
