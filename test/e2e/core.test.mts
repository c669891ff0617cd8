import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import getPort from 'get-port';
import { saveCredential } from '../../tools/n8n/installed/credentials.mts';
import { waitForExecution, type Execution } from '../../tools/n8n/installed/executions.mts';
import { CORE_NODE, coreWorkflow } from './core-workflow.mts';
import { importAndPublish, openOwnerSession, type OwnerSession } from './owner-session.mts';

let session: OwnerSession;

beforeAll(async () => {
	session = await openOwnerSession();
});

/** Posts the three sample images, or JSON, to a workflow with the node. Returns the execution. */
async function run(
	path: string,
	node: object,
	{ json, using = session }: { json?: object; using?: OwnerSession } = {},
): Promise<Execution> {
	const { client, environment } = using;
	const saved = await importAndPublish(using, coreWorkflow(path, node), `/webhook/${path}`);
	const { front, back, landscape } = environment.samples;
	const form = new FormData();
	for (const [field, file] of Object.entries({ front, back, landscape })) {
		form.set(field, new Blob([await readFile(file)], { type: 'image/jpeg' }), `${field}.jpg`);
	}
	const response = await fetch(`${environment.n8nUrl}/webhook/${path}`, {
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
	test('has a short description for people and a full one for agents', async () => {
		const { n8nUrl, sessionCookie } = session.environment;
		const list = await fetch(`${n8nUrl}/types/nodes.json`, { headers: { cookie: sessionCookie } });
		const types = (await list.json()) as Array<{ name: string; description: string }>;
		const descriptionOf = (name: string) =>
			types.find((type) => type.name === `n8n-nodes-apizero.${name}`)?.description;
		expect(descriptionOf('idCardOcr')?.length).toBeLessThan(70);
		expect(descriptionOf('idCardOcrTool')).toContain('a reason when no card could be read');
	});

	test('routes images to Front, Back and Not Read, none to Needs Review', async () => {
		const { fields } = session.environment.samples;
		const parameters = { binaryPropertyName: 'front, back, landscape' };
		const [front, back, review, notRead] = jsonOf(await run('core-recognize', { parameters }));
		expect(front).toEqual([expect.objectContaining(fields.front)]);
		expect(back).toEqual([expect.objectContaining(fields.back)]);
		expect(notRead).toEqual([
			expect.objectContaining({ side: null, reason_message: expect.any(String), retry: 'image' }),
		]);
		expect(review ?? []).toEqual([]);
	});

	test('merges both sides on Complete', async () => {
		const { front, back } = session.environment.samples.fields;
		const parameters = { oneItemPer: 'person', binaryPropertyName: 'front, back' };
		const [complete, ...others] = jsonOf(await run('core-both', { parameters }));
		expect(complete).toEqual([
			expect.objectContaining({
				identity_code: front.identity_code,
				valid_date_end: back.valid_date_end,
			}),
		]);
		expect(others.flat()).toEqual([]);
	});

	test('sends a wrong number to Needs Review', async () => {
		const { identity_code: right } = session.environment.samples.fields.front;
		const number = right?.replace(/.$/, (last) => (last === '1' ? '2' : '1'));
		const parameters = {
			operation: 'checkIdCard',
			specifyCard: 'number',
			idNumber: '={{ $json.body.number }}',
		};
		const outputs = jsonOf(await run('core-number', { parameters }, { json: { number } }));
		expect(outputs.map((items) => items.length)).toEqual([0, 1]);
	});

	test('sends a failed item to the error output with its input JSON', async () => {
		const apiZeroApi = await saveCredential(session.client, 'Nowhere', 'apiZeroApi', {
			apiKey: 'any',
			baseUrl: `http://127.0.0.1:${await getPort()}`,
		});
		const parameters = {
			binaryPropertyName: 'front',
			options: { calls: { values: { maxTries: 1 } } },
		};
		const failing = { parameters, onError: 'continueErrorOutput' };
		const using = { ...session, credentials: { apiZeroApi } };
		const outputs = jsonOf(await run('core-failing', failing, { using }));
		expect(outputs.slice(0, 4).flat()).toEqual([]);
		expect(outputs[4]).toEqual([
			expect.objectContaining({
				body: {},
				error: expect.stringContaining('refused the connection'),
			}),
		]);
	});
});
