import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { waitForExecution } from '../../tools/n8n/installed/executions.mts';
import type { Workflow } from '../../tools/n8n/installed/workflows.mts';
import { openN8n } from './opened-n8n.mts';
import { importAndPublish } from './owner-session.mts';

const FOLDER = path.join(import.meta.dirname, 'saved-workflows');
const VERSIONS = readdirSync(FOLDER, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => entry.name);

/** The keys of every item that arrived at the node behind each output. */
type ItemKeys = Record<string, string[][]>;

const { session, browser } = await openN8n();

const read = (version: string, file: string): unknown =>
	JSON.parse(readFileSync(path.join(FOLDER, version, file), 'utf8'));

async function post(url: string): Promise<void> {
	const { front, back, landscape, fields } = session.environment.samples;
	const form = new FormData();
	for (const [field, file] of Object.entries({ front, back, landscape })) {
		form.set(field, new Blob([await readFile(file)], { type: 'image/jpeg' }), `${field}.jpg`);
	}
	form.set('text', new Blob(['not an image'], { type: 'text/plain' }), 'text.txt');
	form.set('number', fields.front.identity_code ?? '');
	const response = await fetch(url, { method: 'POST', body: form });
	expect(response.status).toBe(200);
}

describe.each(VERSIONS)('a workflow saved with version %s', (version) => {
	test('keeps its connections and results', async () => {
		const workflow = read(version, 'workflow.json') as Workflow;
		const expected = read(version, 'results.json') as ItemKeys;
		const webhook = `/webhook/saved-${version}`;
		const saved = await importAndPublish(session, workflow, webhook);
		await post(session.environment.n8nUrl + webhook);
		const execution = await waitForExecution(session.client, saved.id);

		const sinks = workflow.nodes.filter((node) => node.type === 'n8n-nodes-base.noOp');
		for (const { name } of sinks) {
			const items = execution.ran(name) ? (execution.outputsOf(name)[0] ?? []) : [];
			const keys = items.map(({ json }) => Object.keys(json));
			// New keys are fine; none may disappear or move to another output.
			const kept = (expected[name] ?? []).map((item) => expect.arrayContaining(item));
			expect({ name, keys }).toEqual({ name, keys: kept });
		}

		const editor = await browser.openWorkflow(saved.id);
		await editor
			.getByTestId('canvas-node')
			.nth(workflow.nodes.length - 1)
			.waitFor();
		const wires = Object.values(workflow.connections as Record<string, { main: unknown[][] }>)
			.flatMap(({ main }) => main)
			.flat();
		expect(await editor.locator('.vue-flow__edge').count()).toBe(wires.length);
		await editor.close();
	});
});
