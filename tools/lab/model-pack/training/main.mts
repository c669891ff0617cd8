// npm run models:train -- [--network recognition|draft] [--steps N] [--mined N] [--out FOLDER]
// Trains a network that recognizes lines for what cards print, from the weights in ../weights on, makes a pack of it, and
// reads the gate's images with that pack and with the one in server/models. Stopped, it goes on from its last
// checkpoint, in FOLDER, when it is run again. See README.md beside this file.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

import { sha256Of } from '../../../../server/src/models/model-pack.mts';
import { cacheFolder } from '../../../processes/cache-folder.mts';
import { pythonEnvironment } from '../../../locked-install/python-environment.mts';
import { runPython } from '../python.mts';
import { prepareNetworks, readSources } from '../sources.mts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const RECIPE = fileURLToPath(new URL('..', import.meta.url));
const CACHE = cacheFolder('model-pack');
const TRAINING = { folder: 'training-python', requirements: join(HERE, 'requirements.txt') };
const PACK = join(RECIPE, '../../..', 'server', 'models');
/** The texts of lines: what prints each, with its arguments. */
const TEXTS: Record<string, string[]> = {
	'people.jsonl': ['people.mts', '20000', 'training'],
	'addresses.txt': ['addresses.mts', 'table', 'training'],
	'validation.txt': ['addresses.mts', 'fitting', 'validation'],
};
/** Processes that mine, and how far apart their lines are: training itself draws those before all of these. */
const MINERS = 2;
const MINED_FROM = 10_000_000;

const { values } = parseArgs({
	options: {
		network: { type: 'string', default: 'recognition' },
		steps: { type: 'string', default: '2600' },
		/** Lines that are read with the pack to find what it takes for what. */
		mined: { type: 'string', default: '34000' },
		out: { type: 'string' },
	},
});
const { network } = values;
if (network !== 'draft' && network !== 'recognition') throw new Error('No such network.');
const sources = await readSources(RECIPE);
const start = (sources.trained?.[network] ?? sources.networks[network])?.sha256.slice(0, 8);
const out = resolve(values.out ?? join(CACHE, 'training', `${network}-${start}`));
const run = promisify(execFile);
/** Runs another command of the recipe, and shows what it prints. */
const recipe = async (...args: string[]) => {
	const running = run(process.execPath, args, { maxBuffer: Infinity });
	running.child.stdout?.pipe(process.stdout);
	running.child.stderr?.pipe(process.stderr);
	await running;
};

await mkdir(out, { recursive: true });
for (const weights of ['original', 'trained'] as const) {
	const work = join(out, weights);
	await prepareNetworks(sources, { folder: RECIPE, cache: CACHE, work }, weights);
}
for (const [file, [script, ...args]] of Object.entries(TEXTS)) {
	const { stdout } = await run(process.execPath, [join(HERE, script), ...args], {
		maxBuffer: Infinity,
	});
	await writeFile(join(out, file), stdout);
}
const mine = async (index: number) => {
	const file = join(out, `mined-${index}.jsonl`);
	if (existsSync(file)) return;
	const lines = [String(index * MINED_FROM), String(Math.ceil(Number(values.mined) / MINERS))];
	const texts = [join(out, 'people.jsonl'), join(out, 'addresses.txt')];
	await runPython(['-m', 'training.mine', PACK, ...texts, ...lines, file], CACHE, TRAINING);
};
await pythonEnvironment(join(CACHE, TRAINING.folder), TRAINING.requirements);
await Promise.all(Array.from({ length: MINERS }, (_, index) => mine(index + 1)));
const networks = [join(out, 'original', 'fp32'), join(out, 'trained', 'fp32')];
const train = ['-m', 'training.train', network, ...networks, out, out, '--steps', values.steps];
await runPython(train, CACHE, TRAINING);

// What models:build takes in place of its own list. To make the pack of server/models from it, copy what is in
// `result` to tools/lab/model-pack.
const result = join(out, 'result');
const path = join('weights', `${network}.onnx`);
await cp(join(RECIPE, 'weights'), join(result, 'weights'), { recursive: true });
await copyFile(join(out, 'best.onnx'), join(result, path));
await copyFile(join(out, 'log.jsonl'), join(result, 'weights', `${network}-log.jsonl`));
const sha256 = sha256Of(await readFile(join(result, path)));
const kept = (sources.kept ?? []).filter((one) => one !== network);
const list = { ...sources, trained: { ...sources.trained, [network]: { path, sha256 } }, kept };
await writeFile(join(result, 'sources.json'), `${JSON.stringify(list, null, '\t')}\n`);
const pack = join(out, 'pack');
const build = [...['--from', result], ...['--out', pack], ...['--work', join(out, 'work')]];
await recipe(join(RECIPE, 'main.mts'), ...build);
const packs = ['--pack', PACK, '--pack', pack];
await recipe(join(RECIPE, 'gate', 'main.mts'), ...packs, '--reference', networks[0]);
