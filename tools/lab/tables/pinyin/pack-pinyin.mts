import { READINGS_IN_NAMES } from './readings-in-names.mts';
import { readUnihan, type UnihanReadings } from './unihan-readings.mts';

/** The block of Unicode that has the Chinese characters of GBK, which cards were printed from. */
const FIRST_OF_GBK = 0x4e00;
const LAST_OF_GBK = 0x9fa5;

/** Interjections such as 嗯 are no names. */
const SYLLABLE = /[aeiouü]/;

/** The readings as `domain/card/pinyin-data.ts` holds them. */
export interface PackedPinyin {
	/** Every syllable, without its tone, the most frequent first. */
	syllables: string;
	/** For each of {@link syllables} the letter that stands for it. */
	letters: string;
	/** The letter of each character of GBK, from U+4E00 on; a space for one without a reading. */
	ofGbk: string;
	/** Other characters, each with its letter behind it. */
	ofOthers: string;
}

/**
 * Packs the readings in names of GBK's characters and those of the General Standard. A letter per character
 * takes half the room of a list of characters per syllable.
 * @throws Error if the text has no readings.
 */
export function packPinyin(unihan: string): PackedPinyin {
	const readings = new Map<number, string>();
	for (const [character, known] of readUnihan(unihan)) {
		const point = character.codePointAt(0)!;
		const syllable = readingInName(character, known);
		if (!inGbk(point) && known.standard.length === 0) continue;
		if (syllable !== undefined && SYLLABLE.test(syllable)) readings.set(point, syllable);
	}
	const counts = Map.groupBy(readings.values(), (syllable) => syllable);
	const syllables = [...counts]
		.sort(([one, { length }], [other, more]) => more.length - length || (one < other ? -1 : 1))
		.map(([syllable]) => syllable);
	const letters = lettersFor(syllables.length);
	const letterOf = (point: number) => letters[syllables.indexOf(readings.get(point)!)] ?? ' ';
	const gbk = Array.from({ length: LAST_OF_GBK - FIRST_OF_GBK + 1 }, (_, at) => FIRST_OF_GBK + at);
	const others = [...readings.keys()].filter((point) => !inGbk(point)).sort((a, b) => a - b);
	return {
		syllables: syllables.join(' '),
		letters,
		ofGbk: gbk.map(letterOf).join(''),
		ofOthers: others.map((point) => String.fromCodePoint(point) + letterOf(point)).join(''),
	};
}

function inGbk(point: number): boolean {
	return point >= FIRST_OF_GBK && point <= LAST_OF_GBK;
}

/** Letters, digits and signs that need no escape in a string, those of one byte first. */
function lettersFor(count: number): string {
	const letters: string[] = [];
	for (let point = 0x21; letters.length < count; point++) {
		const letter = String.fromCodePoint(point);
		if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(letter) && !/['"`\\]/.test(letter)) letters.push(letter);
	}
	return letters.join('');
}

/** The dictionary counts for more: Unihan's own readings come from older ones, too. */
function readingInName(
	character: string,
	{ customary, standard }: UnihanReadings,
): string | undefined {
	const given = Object.entries(READINGS_IN_NAMES).find(([, all]) => all.includes(character));
	if (given !== undefined) return given[0];
	const isStandard = customary !== undefined && standard.includes(customary);
	return isStandard || standard.length === 0 ? customary : standard[0];
}
