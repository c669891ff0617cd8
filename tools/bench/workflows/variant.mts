// Runs one job built in one way, in a new process: node variant.mts form | sheet | heap APPROACH, with settings in
// BENCH_* variables. Prints what came out, with time and peak memory, as JSON.
import type { IDataObject, INodeExecutionData, IRun } from 'n8n-workflow';

import { peakMemory } from '../../processes/peak-memory.mts';
import { loadNodeTypes, openStore, runWorkflow, storedItem } from '../node/engine.mts';
import { APPROACHES } from './approaches.mts';
import { memoryTable } from './data-table.mts';
import { planJob } from './jobs.mts';
import { pictureNamed } from './picture.mts';
import type { JobName } from './plan.mts';
import type { VariantOutput } from './outcome.mts';

const [jobName, approach] = process.argv.slice(2) as [JobName, string];
const url = process.env['BENCH_URL']!;
const workflow = APPROACHES[approach].build(jobName, url);
const { inputs } = planJob(jobName);
const types = await loadNodeTypes([...new Set(workflow.nodes.map(({ type }) => type))]);
await openStore();

const table = memoryTable();
const output: VariantOutput = { rows: [], rest: [], ms: 0, peakMb: 0 };
// Everybody who fills in a form starts a run of the workflow.
const batches = jobName === 'form' ? inputs.map((input) => [input]) : [inputs];
let ms = 0;
for (const batch of batches) {
	const items: INodeExecutionData[] = [];
	for (const { json, files } of batch) items.push(await itemOf(json, files));
	const startedAt = performance.now();
	const run = await runWorkflow({
		items,
		nodes: workflow.nodes,
		connections: workflow.connections,
		types,
		credential: { apiKey: 'k', baseUrl: url },
		dataTables: table.provider,
	}).catch((error: unknown) => stopped(error));
	ms += performance.now() - startedAt;
	if (run === undefined) continue;
	output.rows.push(...itemsAt(run, jobName === 'heap' ? 'People' : 'Rows'));
	output.rest.push(...itemsAt(run, jobName === 'heap' ? 'To look at' : 'Refused'));
}
output.rows.push(...table.rows);
output.ms = Math.round(ms);
output.peakMb = Math.round(peakMemory() / 2 ** 20);
process.stdout.write(`\n${JSON.stringify(output)}\n`);
process.exit(0);

async function itemOf(
	json: IDataObject,
	files: Record<string, string>,
): Promise<INodeExecutionData> {
	if (jobName === 'sheet') {
		return { json: { ...json, link: `http://127.0.0.1/${files['link']}` } };
	}
	const pictures = Object.fromEntries(
		Object.entries(files).map(([field, name]) => [field, pictureNamed(name)]),
	);
	return await storedItem(pictures, json);
}

function itemsAt(run: IRun, name: string): IDataObject[] {
	const tasks = run.data.resultData.runData[name] ?? [];
	return tasks.flatMap(({ data }) => (data?.main[0] ?? []).map(({ json }) => json));
}

/** A run that stops loses its rows; that it did is part of what is measured. */
function stopped(error: unknown): undefined {
	console.error(`${approach}, ${jobName}: ${(error as Error).message}`);
}
