import { afterEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { cardFormWorkflow } from '../../tools/n8n/installed/card-form.mts';
import { poll } from '../../tools/processes/poll.mts';
import { importWorkflow, type Workflow } from '../../tools/n8n/installed/workflows.mts';
import { openN8n } from './opened-n8n.mts';

const NODE = 'ID Card OCR';
const SIDES = ['Front', 'Back', 'Needs Review', 'Not Read'];

const { session, browser } = await openN8n();
let editor: Page;

afterEach(async () => {
	await editor?.close();
});

/** Opens the demo's workflow with `change` applied to its node. */
async function open(name: string, change: object = {}): Promise<void> {
	const workflow: Workflow = { ...(await cardFormWorkflow()), name };
	workflow.nodes = workflow.nodes.map((node) =>
		node.name === NODE ? { ...node, ...change } : node,
	);
	const saved = await importWorkflow(session.client, workflow, session.credentials);
	editor = await browser.openWorkflow(saved.id);
}

async function openNode(): Promise<void> {
	await editor.locator(`[data-test-id="canvas-node"][data-node-name="${NODE}"]`).dblclick();
	await editor.getByTestId('parameter-input-operation').waitFor();
}

/** The names of the node's outputs; the outputs of the other nodes are unnamed. */
async function outputNames(): Promise<string[]> {
	const labels = await editor.getByTestId('canvas-node-output-handle').allInnerTexts();
	return labels.map((label) => label.trim()).filter((label) => label !== '');
}

test.each([
	['oneItemPer', 'Person, All Items', ['Complete', 'Needs Review', 'Incomplete']],
	['operation', 'Check ID Card', ['Passed', 'Needs Review']],
	['operation', 'Match Sides', ['Matched', 'Needs Review']],
])('the node renames its outputs when %s becomes %s', async (parameter, choice, names) => {
	await open(`Outputs of ${choice}`, { onError: 'continueErrorOutput' });
	expect(await outputNames()).toEqual([...SIDES, 'Error']);
	await openNode();
	await editor.getByTestId(`parameter-input-${parameter}`).click();
	await editor.getByRole('option', { name: choice }).click();
	await editor.getByTestId('ndv-close-button').first().click();
	// The canvas updates with a delay.
	const wanted = [...names, 'Error'].join();
	const renamed = async () => ((await outputNames()).join() === wanted ? true : undefined);
	await poll(renamed, { timeoutMs: 10_000, waitingFor: `the outputs ${wanted}` });
});

test('the editor shows that the credential test passed', async () => {
	await open('Credential');
	await openNode();
	await editor.getByTestId('credential-edit-button').click();
	await editor.getByTestId('credentials-config-container-test-success').waitFor();
	await browser.screenshot('credential', editor);
	expect(await editor.innerText('body')).not.toContain(session.environment.apiKey);
});
