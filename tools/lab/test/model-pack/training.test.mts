import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { sha256Of } from '../../../../server/src/models/model-pack.mts';
import { readSources } from '../../model-pack/sources.mts';
import { recipeTest } from './recipe-test.mts';

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

const facesIn = (file: string) => {
	const [table] = /\| typeface [^\n]+\n(\|[^\n]+\n)+/.exec(read(file)) ?? [''];
	const rows = table.trim().split('\n').slice(2);
	const seen = rows.filter((row) => !row.includes('validation only'));
	return seen.map((row) => row.split('|')[1].trim());
};
const faces = facesIn('tools/lab/model-pack/training/README.md');

test('the README names as many typefaces as are trained on', () => {
	expect(faces).toHaveLength(
		read('tools/lab/model-pack/training/fonts.py').split('\nVALIDATION')[0].split('    Make(')
			.length - 1,
	);
});

test('the model card names the typefaces that are trained on', () => {
	expect(facesIn('docs/model-card.md')).toEqual(faces);
});

recipeTest('a seed gives the same address in any process', (python) => {
	const drawn = `
import json, os, subprocess, sys
code = '''
import tempfile, numpy
from pathlib import Path
from training import texts
texts.general_standard_characters = lambda: ["东"]
folder = Path(tempfile.mkdtemp())
(folder / "people").write_text("", "utf8")
(folder / "addresses").write_text("东河县西桥镇/南山村3组\\\\n北林县中口镇/石岭村\\\\n", "utf8")
texts = texts.Texts(folder / "people", folder / "addresses", "东河县西桥镇南山村3组北林中口石岭/住址")
print([texts._address(numpy.random.default_rng(seed), None)[0][-1].text for seed in range(20)])
'''
run = lambda seed: subprocess.check_output([sys.executable, "-B", "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, text=True)
print(json.dumps([run(seed) for seed in ("1", "2")]))
`;
	const [one, other] = python(drawn) as [string, string];
	expect(one).toContain('南山村');
	expect(other).toBe(one);
});
