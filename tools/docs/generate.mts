import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

import { figureParts } from './figure-parts.mts';
import { nodeParts } from './node-parts.mts';
import { partsOf, withParts, type Part } from './part.mts';
import { environmentExample, serverParts } from './server-parts.mts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

export const DOCUMENTS = globSync('{*.md,{docs,examples,tools}/**/*.md,server/{*,docs/**/*}.md}', {
	cwd: ROOT,
	exclude: (name) => name === 'node_modules',
}).sort();

/** Everything that is generated into documents, by the names of its marks. */
export function allParts(): Record<string, Part> {
	return {
		...nodeParts(),
		...serverParts(),
		...figureParts(read('tools/lab/bench/RESULTS.md')),
	};
}

/** A file that has generated text: as it is, and as it must be. */
export interface GeneratedFile {
	file: string;
	current: string;
	text: string;
}

export async function generatedFiles(): Promise<GeneratedFile[]> {
	const parts = allParts();
	const documents = DOCUMENTS.map((file) => ({ file, current: read(file) })).filter(
		({ current }) => partsOf(current).length > 0,
	);
	const example = 'server/.env.example';
	return [
		...(await Promise.all(
			documents.map(async ({ file, current }) => ({
				file,
				current,
				text: await formatted(file, withParts(current, parts)),
			})),
		)),
		{ file: example, current: read(example), text: environmentExample() },
	];
}

async function formatted(file: string, text: string): Promise<string> {
	const filepath = join(ROOT, file);
	return await format(text, { ...(await resolveConfig(filepath)), filepath });
}
