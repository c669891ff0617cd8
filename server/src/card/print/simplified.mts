import { traditionalPairs } from '../../language/shipped.mts';
import type { CharacterReading } from '../../ocr/ctc-decode.mts';

/** The simplified form of each traditional character, once the table is read. */
let simplified: ReadonlyMap<string, string> | undefined;

function simplifiedForms(): ReadonlyMap<string, string> {
	const pairs = traditionalPairs().matchAll(/(.)(.)/gu);
	return new Map(Array.from(pairs, ([, traditional, form]) => [traditional, form]));
}

/**
 * A simplified form at least this probable, relative to the traditional one, is preferred: 濛 and 甯 read clearly stay.
 * (A choice.)
 */
const LIKELY = 0.02;

/**
 * The character as cards print it: in its simplified form, if that is likely at all. Networks that also know
 * traditional characters read a blurred 时 as 時. Names may have characters such as 濛 or 甯, which stay if
 * they were read clearly.
 */
export function printedCharacter({ text, probability, alternatives }: CharacterReading): string {
	simplified ??= simplifiedForms();
	const form = simplified.get(text);
	const other = alternatives.find((alternative) => alternative.text === form);
	const isLikely = other !== undefined && other.probability >= LIKELY * probability;
	return isLikely ? other.text : text;
}
