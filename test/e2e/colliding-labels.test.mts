import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { ALL_PRINTED_FIELDS } from '../../domain/required-fields.ts';
import { saveCredential } from '../../tools/n8n/installed/credentials.mts';
import { waitForExecution, type Execution } from '../../tools/n8n/installed/executions.mts';
import type { Workflow } from '../../tools/n8n/installed/workflows.mts';
import { serveLocally, type LocalHttp } from './local-http.mts';
import { importAndPublish, openOwnerSession, type OwnerSession } from './owner-session.mts';

/** n8n makes `_____` of both: the second file replaces the first, while the JSON has both records. */
const COLLIDING = [{ fieldLabel: '身份证正面' }, { fieldLabel: '身份证反面' }];

const FORM = 'Form';

let session: OwnerSession;

beforeAll(async () => {
	session = await openOwnerSession();
});

/** A form of n8n's with two elements for files, submitted once. */
interface SubmittedForm {
	path: string;
	elements: object[];
	/** Of the form trigger. */
	typeVersion?: number;
	/** Run one after the other, each with the form's item. By name: parameters and settings. */
	nodes: Record<string, object>;
	using?: OwnerSession;
}

/** Sends both sides of a card to the form, the portrait side first. Returns the execution. */
async function submit({ using = session, ...form }: SubmittedForm): Promise<Execution> {
	const { environment, client } = using;
	const path = `/form/${form.path}`;
	const saved = await importAndPublish(using, formWorkflow(form), path);
	const body = new FormData();
	for (const [index, side] of (['front', 'back'] as const).entries()) {
		const photo = new Blob([await readFile(environment.samples[side])], { type: 'image/jpeg' });
		body.set(`field-${index}`, photo, `${side}.jpg`);
	}
	const response = await fetch(environment.n8nUrl + path, { method: 'POST', body });
	expect(response.status).toBe(200);
	return await waitForExecution(client, saved.id);
}

function formWorkflow({ path, elements, nodes, typeVersion = 2.6 }: SubmittedForm): Workflow {
	const names = Object.keys(nodes);
	return {
		name: `Labels: ${path}`,
		nodes: [
			{
				...{ id: path, name: FORM, type: 'n8n-nodes-base.formTrigger', typeVersion },
				...{ position: [0, 0], webhookId: path },
				parameters: {
					...{ path, options: { path }, formTitle: path, responseMode: 'onReceived' },
					formFields: {
						values: elements.map((element) => ({
							...{ fieldType: 'file', multipleFiles: false, ...element },
						})),
					},
				},
			},
			// n8n runs the branches from the top.
			...names.map((name, index) => ({
				...{ id: name, name, type: 'n8n-nodes-apizero.idCardOcr', typeVersion: 1 },
				...{ position: [240, 200 * index] as [number, number], parameters: {}, ...nodes[name] },
			})),
		],
		connections: {
			[FORM]: { main: [names.map((node) => ({ node, type: 'main', index: 0 }))] },
		},
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
	};
}

const filesOf = (execution: Execution) =>
	execution
		.outputsOf(FORM)
		.flat()
		.map(({ binary }) => Object.keys(binary ?? {}));

/** All fields of the card that is sent. */
function printedFields(): Record<string, string | null> {
	const { front, back } = session.environment.samples.fields;
	return Object.fromEntries(ALL_PRINTED_FIELDS.map((name) => [name, front[name] ?? back[name]]));
}

describe('labels that n8n makes one field of', () => {
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

	// With 'Multiple Files' a record is in a list.
	test.each([
		['side', 2.3, true],
		['person', 2.6, false],
	])('per %s, from version %d of the form', async (oneItemPer, typeVersion, multipleFiles) => {
		const credential = { apiKey: 'any', baseUrl: service.url };
		const apiZeroApi = await saveCredential(session.client, 'Counted', 'apiZeroApi', credential);
		const parameters = { oneItemPer };
		const execution = await submit({
			...{ path: `colliding-${oneItemPer}`, typeVersion },
			elements: COLLIDING.map((label) => ({ ...label, multipleFiles })),
			nodes: {
				Continue: { parameters, onError: 'continueRegularOutput' },
				Stop: { parameters },
			},
			using: { ...session, credentials: { apiZeroApi } },
		});

		// What this is about, should n8n ever change it.
		expect(filesOf(execution)).toEqual([['_____']]);
		const outputs = execution.outputsOf('Continue');
		expect(outputs.at(-1)?.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				error: expect.stringContaining('fewer files than the form sent'),
				review_reasons: 'setting',
			}),
		]);
		expect(outputs.slice(0, -1).flat()).toEqual([]);
		expect(execution.status).toBe('error');
		expect(execution.error).toContain('fewer files than the form sent');
		expect(execution.advice).toContain("ASCII 'Custom Field Name'");
		expect(calls).toEqual([]);
	});
});

describe('the node, with its field left at the default, reads one card', () => {
	test.each([
		[
			'labels-of-other-lengths',
			[{ fieldLabel: '身份证人像面' }, { fieldLabel: '国徽面' }],
			['______', '___'],
		],
		[
			'names-of-their-own',
			COLLIDING.map((label, index) => ({ ...label, fieldName: ['front', 'back'][index] })),
			['front', 'back'],
		],
	])('from elements with %s', async (path, elements, fields) => {
		const nodes = { OCR: { parameters: { oneItemPer: 'person' } } };
		const execution = await submit({ path, elements, nodes });
		expect(filesOf(execution)).toEqual([fields]);
		const [complete, ...others] = execution.outputsOf('OCR');
		expect(complete?.map(({ json }) => json)).toEqual([expect.objectContaining(printedFields())]);
		expect(others.flat()).toEqual([]);
	});
});
