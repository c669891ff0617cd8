// npm run docs
// Writes what documents tell of options, outputs, codes and figures from where these are defined: what stands
// between `<!-- generated: NAME -->` and `<!-- end -->`, and server/.env.example.
import { writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

import { UNWRITTEN } from './part.mts';

// Node cannot load n8n-workflow's ES modules, which name files without extensions, but it can load its CommonJS.
const workflow = pathToFileURL(createRequire(import.meta.url).resolve('n8n-workflow')).href;
registerHooks({
	resolve: (specifier, context, next) =>
		next(specifier === 'n8n-workflow' ? workflow : specifier, context),
});
const { generatedFiles } = await import('./generate.mts');

for (const { file, current, text } of await generatedFiles()) {
	if (text === current) continue;
	writeFileSync(new URL(`../../${file}`, import.meta.url), text);
	process.stdout.write(`Wrote ${file}\n`);
	if (text.includes(`| ${UNWRITTEN}`)) process.stdout.write(`Write its cells "${UNWRITTEN}"\n`);
}
