// npm run models:train -- [--network recognition|draft] [--steps N] [--out FOLDER]
// Trains a network that recognizes lines for what cards print, makes a pack of it, and reads the gate's images with
// that pack and with the one in server/models. Stopped, it goes on from its last checkpoint, in FOLDER, when
// it is run again. See README.md beside this file.
import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

import { sha256Of } from '../../../../server/src/models/model-pack.mts';
import { cacheFolder } from '../../../processes/cache-folder.mts';
import { runPython } from '../python.mts';
import { prepareNetworks, readSources } from '../sources.mts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const RECIPE = fileURLToPath(new URL('..', import.meta.url));
const CACHE = cacheFolder('model-pack');
const PEOPLE = ['20000', 'training'];

const { values } = parseArgs({
	options: {
		network: { type: 'string', default: 'recognition' },
		steps: { type: 'string', default: '2200' },
		out: { type: 'string' },
	},
});
const { network } = values;
if (network !== 'draft' && network !== 'recognition') throw new Error('No such network.');
const out = resolve(values.out ?? join(CACHE, 'training', network));
const dictionary = network === 'draft' ? 'draft-dictionary.txt' : 'dictionary.txt';
const run = promisify(execFile);
/** Runs another command of the recipe, and shows what it prints. */
const recipe = async (...args: string[]) => {
	const running = run(process.execPath, args, { maxBuffer: Infinity });
	running.child.stdout?.pipe(process.stdout);
	running.child.stderr?.pipe(process.stderr);
	await running;
};

await mkdir(out, { recursive: true });
const sources = await readSources(RECIPE);
await prepareNetworks(sources, { folder: RECIPE, cache: CACHE, work: out }, 'original');
const people = await run(process.execPath, [join(HERE, 'people.mts'), ...PEOPLE], {
	maxBuffer: Infinity,
});
await writeFile(join(out, 'people.jsonl'), people.stdout);
await runPython(
	[
		...['-m', 'training.train', join(out, 'sources', `${network}.onnx`)],
		...[join(out, 'fp32', dictionary), join(out, 'fp32', 'dictionary.txt')],
		...[join(out, 'people.jsonl'), out],
		...['--steps', values.steps],
	],
	CACHE,
	{ folder: 'training-python', requirements: join(HERE, 'requirements.txt') },
);

// What models:build takes in place of its own list. To make the pack of server/models from it, copy what is in
// `trained` to tools/lab/model-pack.
const trained = join(out, 'trained');
const path = join('weights', `${network}.onnx`);
await cp(join(RECIPE, 'weights'), join(trained, 'weights'), { recursive: true });
await copyFile(join(out, 'best.onnx'), join(trained, path));
await copyFile(join(out, 'log.jsonl'), join(trained, 'weights', `${network}-log.jsonl`));
const sha256 = sha256Of(await readFile(join(trained, path)));
const list = { ...sources, trained: { ...sources.trained, [network]: { path, sha256 } } };
await writeFile(join(trained, 'sources.json'), `${JSON.stringify(list, null, '\t')}\n`);
const pack = join(out, 'pack');
const build = [...['--from', trained], ...['--out', pack], ...['--work', join(out, 'work')]];
await recipe(join(RECIPE, 'main.mts'), ...build);
const packs = ['--pack', join(RECIPE, '../../..', 'server', 'models'), '--pack', pack];
await recipe(join(RECIPE, 'gate', 'main.mts'), ...packs, '--reference', join(out, 'fp32'));
