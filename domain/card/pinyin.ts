import { LETTERS, LETTERS_OF_GBK, OTHERS, SYLLABLES } from './pinyin-data.ts';

const FIRST_OF_GBK = 0x4e00;

/** Each followed by its letter. */
const others = [...OTHERS];

/**
 * Returns the usual reading of a Chinese character in a given name, such as `lü`, without its tone;
 * `undefined` for one that is in neither GBK nor the General Standard, and for anything else.
 */
export function pinyinOf(character: string): string | undefined {
	if ([...character].length !== 1) return undefined;
	const letter =
		LETTERS_OF_GBK[character.codePointAt(0)! - FIRST_OF_GBK] ??
		others[others.indexOf(character) + 1];
	return SYLLABLES[LETTERS.indexOf(letter)];
}
