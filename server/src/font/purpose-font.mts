import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { TrueTypeFont } from './true-type.mts';

/** ZCOOL XiaoWei: the 6,763 characters of GB 2312, Latin letters, digits and punctuation. */
const FILE = '@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf';

let font: TrueTypeFont | undefined;

/**
 * The font that purposes are written in, read when it is first needed.
 * @throws Error if its package is not installed.
 */
export function purposeFont(): TrueTypeFont {
	font ??= new TrueTypeFont(readFileSync(createRequire(import.meta.url).resolve(FILE)));
	return font;
}

/** Drawn in place of characters that the font lacks: the dot in names. */
const STAND_INS: Readonly<Record<string, string>> = { '·': '•' };

/** The text with stand-ins for characters that the font lacks. */
export function drawnText(text: string): string {
	return [...text].map((character) => STAND_INS[character] ?? character).join('');
}

/** The characters of a text that cannot be drawn, each once. */
export function missingCharacters(text: string): string[] {
	return [...new Set(drawnText(text))].filter((character) => !purposeFont().has(character));
}
