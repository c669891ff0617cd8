// npm run models:build [-- --from FOLDER --out FOLDER --work FOLDER]
// Makes the model pack in server/models from FP32 networks. See tools/lab/model-pack/README.md.
import { cp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { cacheFolder } from '../../processes/cache-folder.mts';
import { recordSpecimens } from './calibration/record-specimens.mts';
import { writeManifest } from './manifest.mts';
import { runPython } from './python.mts';
import { prepareNetworks, readSources } from './sources.mts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const CACHE = cacheFolder('model-pack');

const { values } = parseArgs({
	options: {
		/** Folder with a sources.json. */
		from: { type: 'string', default: HERE },
		out: { type: 'string', default: join(HERE, '../../..', 'server', 'models') },
		/** Folder for intermediate files. */
		work: { type: 'string', default: join(CACHE, 'work') },
	},
});
const work = resolve(values.work);
const out = resolve(values.out);
const step = (name: string) => join(work, name);

await rm(work, { recursive: true, force: true });
const sources = await readSources(values.from);
await prepareNetworks(sources, { folder: values.from, cache: CACHE, work });
await recordSpecimens(step('fp32'), step('inputs'));
await runPython(['-m', 'network.build', step('fp32'), step('inputs'), step('pack')], CACHE);
await runPython(['-m', 'network.self_check', step('pack'), step('inputs')], CACHE);
await writeManifest(step('pack'), sources);
await cp(step('pack'), out, { recursive: true });
