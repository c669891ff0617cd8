import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { packPinyin } from './pinyin/pack-pinyin.mts';
import { UNICODE_NOTICE } from './pinyin/unicode-notice.mts';

const USAGE = `Regenerates domain/card/pinyin-data.ts from the Unicode Character Database.

  npm run pinyin -- Unihan_Readings.txt

Unihan_Readings.txt is in Unihan.zip of https://www.unicode.org/Public/, or in Debian's package
unicode-data, packed with bzip2. Where names have other readings than the dictionary has first is in
tools/lab/tables/pinyin/readings-in-names.mts.`;

const DATA = fileURLToPath(new URL('../../../domain/card/pinyin-data.ts', import.meta.url));

const [path] = process.argv.slice(2);
if (path === undefined || path === '--help') {
	console.log(USAGE);
	process.exit(path === undefined ? 2 : 0);
}

const text = readFileSync(path, 'utf8');
const version = /^# Unicode version: ([\d.]+)$/m.exec(text)?.[1] ?? 'unknown';
const notice = UNICODE_NOTICE.split('\n').map((line) => ` * ${line}`.trimEnd());
const { syllables, letters, ofGbk, ofOthers } = packPinyin(text);
/** In lines of their own, since editors and diffs choke on long ones. */
const linesOf = (packed: string) =>
	packed
		.match(/.{1,100}/gu)!
		.map((line) => `\n\t'${line}'`)
		.join(',');
writeFileSync(
	DATA,
	`// Written by tools/lab/tables/pinyin.mts; do not edit by hand.

/*!
 * Data: readings of Unihan, Unicode ${version}, selected and packed. Its notice must stay with it:
 *
${notice.join('\n')}
 */

/** Every syllable of names, without its tone. */
export const SYLLABLES: readonly string[] = '${syllables}'.split(' ');

/** The letters that stand for them, in their order. */
export const LETTERS = '${letters}';

/** The letters of the characters from U+4E00 on; a space is no reading. */
export const LETTERS_OF_GBK = [${linesOf(ofGbk)},
].join('');

/** Other characters, each with its letter behind it. */
export const OTHERS = '${ofOthers}';
`,
);
console.log(`Wrote ${letters.length} syllables to ${DATA}`);
