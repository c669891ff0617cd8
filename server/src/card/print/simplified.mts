import { readFileSync } from 'node:fs';

import type { CharacterReading } from '../../ocr/ctc-decode.mts';

/**
 * Traditional characters, each followed by the simplified one that cards print in its place. From OpenCC's TSCharacters
 * (Apache-2.0): first choices within GB 2312 of characters outside it.
 */
const PAIRS = readFileSync(new URL('../../../language/traditional.txt', import.meta.url), 'utf8');

const SIMPLIFIED = new Map(
	Array.from(PAIRS.matchAll(/(.)(.)/gu), ([, traditional, simplified]) => [
		traditional,
		simplified,
	]),
);

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
