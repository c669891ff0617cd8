import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { packPinyin } from './pinyin/pack-pinyin.mts';
import { UNICODE_NOTICE } from './pinyin/unicode-notice.mts';

const USAGE = `Regenerates nodes/IdCardOcr/card/pinyin-data.ts from the Unicode Character Database.

  npm run pinyin -- Unihan_Readings.txt

Unihan_Readings.txt is in Unihan.zip of https://www.unicode.org/Public/, or in Debian's package
unicode-data, packed with bzip2. Where names have other readings than the dictionary has first is in
tools/commands/pinyin/readings-in-names.mts.`;

const DATA = fileURLToPath(new URL('../../nodes/IdCardOcr/card/pinyin-data.ts', import.meta.url));

const [path] = process.argv.slice(2);
if (path === undefined || path === '--help') {
	console.log(USAGE);
	process.exit(path === undefined ? 2 : 0);
}

const text = readFileSync(path, 'utf8');
const version = /^# Unicode version: ([\d.]+)$/m.exec(text)?.[1] ?? 'unknown';
const notice = UNICODE_NOTICE.split('\n').map((line) => ` * ${line}`.trimEnd());
const lines = packPinyin(text).map((line) => `\t'${line}',`);
writeFileSync(
	DATA,
	`// Written by tools/commands/pinyin.mts; do not edit by hand.

/*!
 * Data: readings of Unihan, Unicode ${version}, selected and packed. Its notice must stay with it:
 *
${notice.join('\n')}
 */

/** One syllable a line, without its tone, and the characters that are read so in a name. */
export const PINYIN: readonly string[] = [
${lines.join('\n')}
];
`,
);
console.log(`Wrote ${lines.length} syllables to ${DATA}`);
