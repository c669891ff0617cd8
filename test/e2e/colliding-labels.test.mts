import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { saveCredential } from '../../tools/n8n/installed/credentials.mts';
import { waitForExecution } from '../../tools/n8n/installed/executions.mts';
import type { Workflow } from '../../tools/n8n/installed/workflows.mts';
import { serveLocally, type LocalHttp } from '../support/local-http.mts';
import { importAndPublish, openOwnerSession } from './owner-session.mts';

/** n8n makes `_____` of both: the second file replaces the first, while the JSON has both records. */
const COLLIDING = ['身份证正面', '身份证反面'];

const PATH = 'colliding';

let service: LocalHttp;
const calls: string[] = [];

beforeAll(async () => {
	service = await serveLocally(async ({ url = '' }, response) => {
		calls.push(url);
		response.statusCode = 404;
		response.end();
	});
});

afterAll(async () => {
	await service.close();
});

/** A form of n8n's with two elements for files, and two nodes that each get its item. */
function formWorkflow(): Workflow {
	const ocr = (name: string, top: number, settings: object = {}) => ({
		id: name,
		name,
		type: 'n8n-nodes-apizero.idCardOcr',
		typeVersion: 2,
		position: [240, top] as [number, number],
		parameters: { oneItemPer: 'person' },
		...settings,
	});
	const values = COLLIDING.map((fieldLabel) => ({
		fieldLabel,
		fieldType: 'file',
		multipleFiles: false,
	}));
	const to = (node: string) => ({ node, type: 'main', index: 0 });
	return {
		name: 'Colliding labels',
		nodes: [
			{
				id: PATH,
				name: 'Form',
				type: 'n8n-nodes-base.formTrigger',
				typeVersion: 2.6,
				position: [0, 0],
				webhookId: PATH,
				parameters: {
					path: PATH,
					options: { path: PATH },
					formTitle: PATH,
					responseMode: 'onReceived',
					formFields: { values },
				},
			},
			// n8n runs the branches from the top.
			ocr('Continue', 0, { onError: 'continueRegularOutput' }),
			ocr('Stop', 200),
		],
		connections: { Form: { main: [['Continue', 'Stop'].map(to)] } },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
	};
}

test('labels that n8n makes one field of stop the item before any call', async () => {
	const { environment, client } = await openOwnerSession();
	const credential = { apiKey: 'any', baseUrl: service.url };
	const apiZeroApi = await saveCredential(client, 'Counted', 'apiZeroApi', credential);
	const using = { environment, client, credentials: { apiZeroApi } };
	const saved = await importAndPublish(using, formWorkflow(), `/form/${PATH}`);
	const body = new FormData();
	for (const [index, side] of (['front', 'back'] as const).entries()) {
		const photo = new Blob([await readFile(environment.samples[side])], { type: 'image/jpeg' });
		body.set(`field-${index}`, photo, `${side}.jpg`);
	}
	const response = await fetch(`${environment.n8nUrl}/form/${PATH}`, { method: 'POST', body });
	expect(response.status).toBe(200);
	const execution = await waitForExecution(client, saved.id);

	// What this is about, should n8n ever change it.
	const [form] = execution.outputsOf('Form').flat();
	expect(Object.keys(form?.binary ?? {})).toEqual(['_____']);
	const outputs = execution.outputsOf('Continue');
	expect(outputs.at(-1)?.map(({ json }) => json)).toEqual([
		expect.objectContaining({
			error: expect.stringContaining('fewer files than the form sent'),
			retry: 'never',
		}),
	]);
	expect(outputs.slice(0, -1).flat()).toEqual([]);
	expect(execution.status).toBe('error');
	expect(execution.error).toContain('fewer files than the form sent');
	expect(execution.advice).toContain("ASCII 'Custom Field Name'");
	expect(calls).toEqual([]);
});
