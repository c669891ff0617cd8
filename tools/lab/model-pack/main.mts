// npm run models:build [-- --from FOLDER --out FOLDER --work FOLDER]
// Makes the model pack in server/models from FP32 networks. See tools/lab/model-pack/README.md.
import { copyFile, cp, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { cacheFolder } from '../../processes/cache-folder.mts';
import { recordSpecimens } from './calibration/record-specimens.mts';
import { writeManifest } from './manifest.mts';
import { runPython } from './python.mts';
import { prepareNetworks, readSources, type SourceList } from './sources.mts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const CACHE = cacheFolder('model-pack');
const PACK = join(HERE, '../../..', 'server', 'models');

const { values } = parseArgs({
	options: {
		/** Folder with a sources.json. */
		from: { type: 'string', default: HERE },
		out: { type: 'string', default: PACK },
		/** Folder for intermediate files. */
		work: { type: 'string', default: join(CACHE, 'work') },
	},
});
const work = resolve(values.work);
const out = resolve(values.out);
const step = (name: string) => join(work, name);

const sources = await readSources(values.from);
const { kept = [] } = sources;
const { source } = JSON.parse(await readFile(join(PACK, 'pack.json'), 'utf8')) as {
	source: SourceList;
};
for (const network of kept) {
	const [now, before] = [sources, source].map(({ trained, networks }) => {
		return (trained?.[network] ?? networks[network])?.sha256;
	});
	if (now !== before) throw new Error(`${network} cannot be kept: the pack has other weights.`);
}

await rm(work, { recursive: true, force: true });
await prepareNetworks(sources, { folder: values.from, cache: CACHE, work });
await recordSpecimens(step('fp32'), step('inputs'));
const build = ['-m', 'network.build', step('fp32'), step('inputs'), step('pack'), ...kept];
await runPython(build, CACHE);
for (const file of kept.flatMap((network) => [`${network}.onnx`, `${network}-fp32.onnx`])) {
	await copyFile(join(PACK, file), join(step('pack'), file));
}
await runPython(['-m', 'network.self_check', step('pack'), step('inputs')], CACHE);
await writeManifest(step('pack'), sources);
await cp(step('pack'), out, { recursive: true });
