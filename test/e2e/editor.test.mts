import { afterEach, describe, expect, test } from '@jest/globals';
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

describe('the node in the editor', () => {
	test.each([
		['oneItemPer', 'Person', ['Complete', 'Needs Review', 'Incomplete']],
		['operation', 'Check ID Card', ['Passed', 'Needs Review']],
		['operation', 'Match Sides', ['Matched', 'Not Matched']],
	])('renames its outputs when %s becomes %s', async (parameter, choice, names) => {
		await open(`Outputs of ${choice}`, { onError: 'continueErrorOutput' });
		expect(await outputNames()).toEqual([...SIDES, 'Error']);
		await openNode();
		await editor.getByTestId(`parameter-input-${parameter}`).click();
		await editor.getByRole('option', { name: choice }).click();
		await editor.getByTestId('ndv-close-button').first().click();
		expect(await settledOutputNames(names.length + 1)).toEqual([...names, 'Error']);
	});

	test('has no Error output when errors stop the workflow, or leave with the others', async () => {
		await open('No error output');
		expect(await outputNames()).toEqual(SIDES);
	});

	test('shows a hint when an image had no readable card', async () => {
		await open('Hints');
		const formOpens = editor.waitForEvent('popup');
		await editor.getByTestId('execute-workflow-button').first().click();
		const form = await formOpens;
		await form.setInputFiles('#field-0', session.environment.samples.landscape);
		await form.click('#submit-btn');
		await form.getByRole('heading', { name: 'Nothing was read' }).waitFor();
		// The execution ends only after its last page has loaded, so the page must stay open.
		await editor.getByText('Workflow executed successfully').waitFor();
		await form.close();
		await openNode();
		const hint = editor.getByTestId('run-data-hints').getByTestId('node-hint');
		await hint.first().waitFor();
		expect(await hint.allInnerTexts()).toEqual([
			expect.stringMatching(/^1 card: 1 to photograph again/),
		]);
		await browser.screenshot('node-hint', editor);
	});

	test('shows that the credential test passed', async () => {
		await open('Credential');
		await openNode();
		await editor.getByTestId('credential-edit-button').click();
		await editor.getByTestId('credentials-config-container-test-success').waitFor();
		await browser.screenshot('credential', editor);
		expect(await editor.innerText('body')).not.toContain(session.environment.apiKey);
	});
});

/** Waits for `count` names, since the canvas updates with a delay. */
async function settledOutputNames(count: number): Promise<string[]> {
	const settled = async () => {
		const names = await outputNames();
		return names.length === count ? names : undefined;
	};
	return await poll(settled, { timeoutMs: 10_000, waitingFor: `${count} named outputs` });
}
