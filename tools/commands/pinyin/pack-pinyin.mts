import { READINGS_IN_NAMES } from './readings-in-names.mts';
import { readUnihan, type UnihanReadings } from './unihan-readings.mts';

/** The block of Unicode that has the Chinese characters of GBK, which cards were printed from. */
const FIRST_OF_GBK = '\u4E00';
const LAST_OF_GBK = '\u9FA5';

/** Interjections such as 嗯 are no names. */
const SYLLABLE = /[aeiouü]/;

/**
 * Packs the readings of Unihan for `nodes/IdCardOcr/card/pinyin-data.ts`: one line for each syllable, with the
 * characters that are read so in a name. Has the characters of GBK and of the General Standard.
 * @throws Error if the text has no readings.
 */
export function packPinyin(unihan: string): string[] {
	const bySyllable = new Map<string, string>();
	for (const [character, readings] of readUnihan(unihan)) {
		const inGbk = character >= FIRST_OF_GBK && character <= LAST_OF_GBK;
		if (!inGbk && readings.standard.length === 0) continue;
		const syllable = readingInName(character, readings);
		if (syllable === undefined || !SYLLABLE.test(syllable)) continue;
		bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
	}
	return [...bySyllable]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([syllable, characters]) => `${syllable} ${characters}`);
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
