// npm run examples:zh-CN
// Writes examples/zh-CN from the English examples and the words in zh-CN beside this file.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { chineseExample, EXAMPLE_NAMES } from './files.mts';

for (const { file, text, unused } of EXAMPLE_NAMES.map(chineseExample)) {
	writeFileSync(file, text);
	for (const words of unused) process.stderr.write(`${file} has no use for: ${words}\n`);
}
