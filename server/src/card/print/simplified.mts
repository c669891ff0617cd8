import type { CharacterReading } from '../../ocr/ctc-decode.mts';
import { SIMPLIFIED } from './traditional-characters.mts';

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
	const simplified = SIMPLIFIED.get(text);
	const other = alternatives.find((alternative) => alternative.text === simplified);
	const isLikely = other !== undefined && other.probability >= LIKELY * probability;
	return isLikely ? other.text : text;
}
