// npm run docs
// Writes what documents tell of options, outputs, codes and figures from where these are defined: what stands
// between `<!-- generated: NAME -->` and `<!-- end -->`, and server/.env.example.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

import { UNWRITTEN } from './part.mts';
import { generatedFiles } from './generate.mts';

for (const { file, current, text } of await generatedFiles()) {
	if (text === current) continue;
	writeFileSync(new URL(`../../${file}`, import.meta.url), text);
	process.stdout.write(`Wrote ${file}\n`);
	if (text.includes(`| ${UNWRITTEN}`)) process.stdout.write(`Write its cells "${UNWRITTEN}"\n`);
}
