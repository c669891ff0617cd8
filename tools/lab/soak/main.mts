// npm run soak -- [--scale N] [--seed SEED]
// Sends mutated bodies, forms, files, images, documents and connections, links of names that nobody answers
// about, a load above capacity from 8 clients, and the flood of one key beside the calls of another, to a
// server process with the real engine, on loopback, for eleven minutes times the scale. Exits with 1 if there is any fault.
import process from 'node:process';
import { parseArgs } from 'node:util';

import { fuzzConnections } from './connections.mts';
import { runFairness } from './fairness.mts';
import { fuzzBodies, fuzzDocuments, fuzzFiles, fuzzForms, fuzzImages } from './fuzz.mts';
import { runLoadTest } from './load.mts';
import { runSilentNames } from './silent-names.mts';
import { SoakedServer } from './soaked-server.mts';

const { values } = parseArgs({
	options: {
		scale: { type: 'string', default: '1' },
		seed: { type: 'string', default: '1' },
	},
});
const seed = Number(values.seed);
const scaled = (count: number) => Math.ceil(count * Number(values.scale));
const faults: string[] = [];

function report(what: string, result: { faults: string[] }): void {
	const shown = { ...result, faults: result.faults.slice(0, 20) };
	process.stdout.write(`${what} ${JSON.stringify(shown)}\n`);
	faults.push(...result.faults);
}

const fuzzed = await SoakedServer.start({ workers: 2, queueLimit: 16 });
report('bodies', await fuzzBodies(fuzzed, { count: scaled(10_000), seed }));
report('forms', await fuzzForms(fuzzed, { count: scaled(1000), seed }));
report('files', await fuzzFiles(fuzzed, { count: scaled(1000), seed }));
report('images', await fuzzImages(fuzzed, { count: scaled(1000), seed }));
report('documents', await fuzzDocuments(fuzzed, { count: scaled(1000), seed }));
report('connections', await fuzzConnections(fuzzed, { count: scaled(2500), seed }));
if ((await fuzzed.stop()) !== 0) faults.push('The fuzzed server did not stop cleanly.');

const silentNames = await runSilentNames({ seconds: 20, seed });
// Well below the time-outs of names.
if (silentNames.slowestMs > 4_000) {
	silentNames.faults.push('Links of one key waited for those of another.');
}
report('silent names', silentNames);

// The queue is shorter than the number of clients, so that some calls are always rejected.
const loaded = await SoakedServer.start({ workers: 2, queueLimit: 2 });
const seconds = scaled(60);
const load = await runLoadTest(loaded, { clients: 8, seconds, seed });
// Only this command checks timings; tests that run in parallel would be flaky.
if (load.p95Ms > load.queueMs)
	load.faults.push('Accepted calls waited longer than a full queue takes.');
if (load.memoryMb.late > load.memoryMb.early * 1.2) load.faults.push('Memory keeps growing.');
report('load', load);
if ((await loaded.stop()) !== 0) faults.push('The loaded server did not stop cleanly.');

const flooded = await SoakedServer.start({ workers: 2, queueLimit: 16 });
for (const floodOf of ['cards', 'dense pages'] as const) {
	const fairness = { clients: 60, seconds: scaled(60), seed, floodOf };
	report(`flood of ${floodOf}`, await runFairness(flooded, fairness));
}
if ((await flooded.stop()) !== 0) faults.push('The flooded server did not stop cleanly.');

process.stdout.write(faults.length === 0 ? 'No faults.\n' : `${faults.length} faults.\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
