import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { sha256Of } from '../../../../server/src/models/model-pack.mts';
import { readSources } from '../../model-pack/sources.mts';

const ROOT = new URL('../../../../', import.meta.url);
const RECIPE = new URL('tools/lab/model-pack/', ROOT);
const read = (file: string) => readFileSync(new URL(file, ROOT), 'utf8');

/** Font files in a part of fonts.py, as regular expressions: `{weight}` stands for any. */
const filesIn = (python: string) =>
	[...python.matchAll(/"((?:truetype|opentype)\/[^"]+)"/g)].map(([, file]) =>
		file.replaceAll('.', '\\.').replaceAll('{weight}', '[^/]+'),
	);
const [trained, validated] = read('tools/lab/model-pack/training/fonts.py')
	.split('\nVALIDATION = ')
	.map(filesIn);

test('validation has fonts of its own', () => {
	expect(validated).toHaveLength(2);
	expect(validated.filter((file) => trained.includes(file))).toEqual([]);
});

test('the committed weights are those that the pack is made of', async () => {
	const { trained: networks } = await readSources(RECIPE.pathname);
	const { path, sha256 } = networks?.recognition ?? { path: '', sha256: '' };
	expect(sha256Of(readFileSync(new URL(path, RECIPE)))).toBe(sha256);
});

test.each(['tools/lab/model-pack/training/README.md', 'docs/model-card.md'])(
	'%s names as many typefaces as are trained on',
	(file) => {
		const [table] = /\| typeface [^\n]+\n(\|[^\n]+\n)+/.exec(read(file)) ?? [''];
		const rows = table.trim().split('\n').slice(2);
		const seen = rows.filter((row) => !row.includes('validation only'));
		expect(seen).toHaveLength(
			read('tools/lab/model-pack/training/fonts.py').split('\nVALIDATION')[0].split('    Make(')
				.length - 1,
		);
	},
);
