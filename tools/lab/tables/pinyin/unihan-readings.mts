/** What Unihan says of a character: its readings without tones, such as `lü`. */
export interface UnihanReadings {
	/** The most customary one. */
	customary?: string;
	/** Those in the dictionary of the 8,105 characters of the General Standard (通用规范汉字字典). */
	standard: string[];
}

const ROW = /^U\+([0-9A-F]+)\t(kMandarin|kTGHZ2013)\t(.+)$/gm;

/**
 * Reads `Unihan_Readings.txt` of the Unicode Character Database: every character that has a reading in
 * Mandarin, in the order of their codes.
 * @throws Error if the text has none.
 */
export function readUnihan(text: string): Map<string, UnihanReadings> {
	const byCharacter = new Map<string, UnihanReadings>();
	for (const [, code, field, value] of text.matchAll(ROW)) {
		const character = String.fromCodePoint(Number.parseInt(code, 16));
		const readings = byCharacter.get(character) ?? { standard: [] };
		byCharacter.set(character, readings);
		// kMandarin: "dān" or, where Taiwan has another, "chē jū". kTGHZ2013: "056.010:chán 061.110:dān,dàn".
		if (field === 'kMandarin') [readings.customary] = value.split(' ').map(withoutTone);
		else readings.standard = value.split(' ').flatMap((place) => readingsAt(place));
	}
	if (byCharacter.size === 0) throw new Error('The text has no readings in Mandarin');
	return byCharacter;
}

function readingsAt(place: string): string[] {
	return place.replace(/^.*:/, '').split(',').map(withoutTone);
}

/** Without the marks of the four tones; the dots of ü stay. */
function withoutTone(syllable: string): string {
	return syllable
		.normalize('NFD')
		.replace(/[\u0300\u0301\u0304\u030C]/g, '')
		.normalize('NFC');
}
