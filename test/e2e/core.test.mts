import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import getPort from 'get-port';
import { saveCredential } from '../../tools/n8n/installed/credentials.mts';
import { waitForExecution, type Execution } from '../../tools/n8n/installed/executions.mts';
import { CORE_NODE, coreWorkflow } from './core-workflow.mts';
import { goLive, openWorkbench, type Workbench } from './workbench.mts';

let workbench: Workbench;

beforeAll(async () => {
	workbench = await openWorkbench();
});

/** Posts the three sample pictures, or JSON, to a workflow with the node, and gives the run. */
async function run(
	path: string,
	node: object,
	{ json, bench = workbench }: { json?: object; bench?: Workbench } = {},
): Promise<Execution> {
	const { client, stage } = bench;
	const saved = await goLive(bench, coreWorkflow(path, node), `/webhook/${path}`);
	const { front, back, landscape } = stage.samples;
	const form = new FormData();
	for (const [field, file] of Object.entries({ front, back, landscape })) {
		form.set(field, new Blob([await readFile(file)], { type: 'image/jpeg' }), `${field}.jpg`);
	}
	const response = await fetch(`${stage.n8nUrl}/webhook/${path}`, {
		method: 'POST',
		...(json === undefined
			? { body: form }
			: { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } }),
	});
	expect(response.status).toBe(200);
	return await waitForExecution(client, saved.id);
}

const jsonOf = (execution: Execution) =>
	execution.outputsOf(CORE_NODE).map((items) => items.map(({ json }) => json));

describe('the node from the tarball', () => {
	test('is described in a few words to people and in full to agents', async () => {
		const { n8nUrl, session } = workbench.stage;
		const list = await fetch(`${n8nUrl}/types/nodes.json`, { headers: { cookie: session } });
		const types = (await list.json()) as Array<{ name: string; description: string }>;
		const descriptionOf = (name: string) =>
			types.find((type) => type.name === `n8n-nodes-apizero.${name}`)?.description;
		expect(descriptionOf('idCardOcr')?.length).toBeLessThan(70);
		expect(descriptionOf('idCardOcrTool')).toContain('a reason when no card could be read');
	});

	test('routes pictures to Front, Back and Unrecognized', async () => {
		const { fields } = workbench.stage.samples;
		const parameters = { binaryPropertyName: 'front, back, landscape' };
		const [front, back, unrecognized] = jsonOf(await run('core-recognize', { parameters }));
		expect(front).toEqual([expect.objectContaining(fields.front)]);
		expect(back).toEqual([expect.objectContaining(fields.back)]);
		expect(unrecognized).toEqual([
			expect.objectContaining({ side: null, reason: expect.objectContaining({ code: 5021 }) }),
		]);
	});

	test('merges both sides on Complete', async () => {
		const { front, back } = workbench.stage.samples.fields;
		const parameters = { operation: 'recognizeBothSides' };
		const [complete, incomplete] = jsonOf(await run('core-both', { parameters }));
		expect(complete).toEqual([
			expect.objectContaining({
				identity_code: front.identity_code,
				valid_date_end: back.valid_date_end,
			}),
		]);
		expect(incomplete ?? []).toEqual([]);
	});

	test.each([
		['right', 'Valid', 0, (number: string) => number],
		[
			'wrong',
			'Invalid',
			1,
			(number: string) => number.replace(/.$/, (last) => (last === '1' ? '2' : '1')),
		],
	])('sends a %s number to %s', async (name, _, output, change) => {
		const number = change(workbench.stage.samples.fields.front.identity_code ?? '');
		const parameters = { operation: 'checkIdNumber', idNumber: '={{ $json.body.number }}' };
		const outputs = jsonOf(await run(`core-number-${name}`, { parameters }, { json: { number } }));
		expect(outputs.map((items) => items.length)[output]).toBe(1);
		expect(outputs.flat()).toHaveLength(1);
	});

	test('puts a failure on the error output, with the row', async () => {
		const apiZeroApi = await saveCredential(workbench.client, 'Nowhere', 'apiZeroApi', {
			apiKey: 'any',
			baseUrl: `http://127.0.0.1:${await getPort()}`,
		});
		const parameters = { binaryPropertyName: 'front', options: { maxTries: 1 } };
		const failing = { parameters, onError: 'continueErrorOutput' };
		const bench = { ...workbench, credentials: { apiZeroApi } };
		const outputs = jsonOf(await run('core-failing', failing, { bench }));
		expect(outputs.slice(0, 3).flat()).toEqual([]);
		expect(outputs[3]).toEqual([
			expect.objectContaining({
				body: {},
				error: expect.objectContaining({ message: expect.any(String) }),
			}),
		]);
	});
});
