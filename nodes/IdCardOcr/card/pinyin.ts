import { PINYIN } from './pinyin-data.ts';

let cached: Map<string, string> | undefined;

/**
 * Returns the usual reading of a Chinese character in a given name, such as `lü`, without its tone;
 * `undefined` for one that is in neither GBK nor the General Standard, and for anything else.
 */
export function pinyinOf(character: string): string | undefined {
	cached ??= unpacked();
	return cached.get(character);
}

function unpacked(): Map<string, string> {
	const readings = new Map<string, string>();
	for (const line of PINYIN) {
		const [syllable, characters] = line.split(' ');
		for (const character of characters) readings.set(character, syllable);
	}
	return readings;
}
