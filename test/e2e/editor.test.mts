import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { cardFormWorkflow } from '../../tools/n8n/installed/card-form.mts';
import { poll } from '../../tools/processes/poll.mts';
import { importWorkflow, type Workflow } from '../../tools/n8n/installed/workflows.mts';
import { openN8nBrowser, type N8nBrowser } from './browser.mts';
import { openWorkbench, type Workbench } from './workbench.mts';

const NODE = 'ID Card OCR';

let workbench: Workbench;
let browser: N8nBrowser;
let editor: Page;

beforeAll(async () => {
	workbench = await openWorkbench();
	browser = await openN8nBrowser(workbench.stage);
});

afterEach(async () => {
	await editor?.close();
});

afterAll(async () => {
	await browser?.close();
});

/** Opens the demo's workflow, its node changed by `change`. */
async function open(name: string, change: object = {}): Promise<void> {
	const workflow: Workflow = { ...(await cardFormWorkflow()), name };
	workflow.nodes = workflow.nodes.map((node) =>
		node.name === NODE ? { ...node, ...change } : node,
	);
	const saved = await importWorkflow(workbench.client, workflow, workbench.credentials);
	editor = await browser.openWorkflow(saved.id);
}

async function openNode(): Promise<void> {
	await editor.locator(`[data-test-id="canvas-node"][data-node-name="${NODE}"]`).dblclick();
	await editor.getByTestId('parameter-input-operation').waitFor();
}

/** The names at the node's outputs; those of other nodes' outputs have none. */
async function outputNames(): Promise<string[]> {
	const labels = await editor.getByTestId('canvas-node-output-handle').allInnerTexts();
	return labels.map((label) => label.trim()).filter((label) => label !== '');
}

describe('the node in the editor', () => {
	test.each([
		['Recognize Both Sides', ['Complete', 'Incomplete']],
		['Check ID Number', ['Valid', 'Invalid']],
	])('renames its outputs for %s', async (operation, names) => {
		await open(`Outputs of ${operation}`);
		expect(await outputNames()).toEqual(['Front', 'Back', 'Unrecognized', 'Error']);
		await openNode();
		await editor.getByTestId('parameter-input-operation').click();
		await editor.getByRole('option', { name: operation }).click();
		await editor.getByTestId('ndv-close-button').first().click();
		expect(await settledOutputNames(names.length + 1)).toEqual([...names, 'Error']);
	});

	test('has no Error output when a failure stops the workflow', async () => {
		await open('No error output', { onError: 'stopWorkflow' });
		expect(await outputNames()).toEqual(['Front', 'Back', 'Unrecognized']);
	});

	test('hints at a picture in which no card was read', async () => {
		await open('Hints');
		const formOpens = editor.waitForEvent('popup');
		await editor.getByTestId('execute-workflow-button').first().click();
		const form = await formOpens;
		await form.setInputFiles('#field-0', workbench.stage.samples.landscape);
		await form.click('#submit-btn');
		await form.getByRole('heading', { name: 'Unrecognized' }).waitFor();
		// The run ends once its last page has been shown, so the page must not go before.
		await editor.getByText('Workflow executed successfully').waitFor();
		await form.close();
		await openNode();
		const hint = editor.getByTestId('run-data-hints').getByTestId('node-hint');
		await hint.first().waitFor();
		expect(await hint.allInnerTexts()).toEqual([
			expect.stringMatching(/1 image was not recognized/),
		]);
		await browser.screenshot('node-hint', editor);
	});

	test('shows the credential with its test passed', async () => {
		await open('Credential');
		await openNode();
		await editor.getByTestId('credential-edit-button').click();
		await editor.getByTestId('credentials-config-container-test-success').waitFor();
		await browser.screenshot('credential', editor);
		expect(await editor.innerText('body')).not.toContain(workbench.stage.apiKey);
	});
});

/** The names once there are as many as wanted: the canvas follows a change after a moment. */
async function settledOutputNames(count: number): Promise<string[]> {
	const settled = async () => {
		const names = await outputNames();
		return names.length === count ? names : undefined;
	};
	return await poll(settled, { timeoutMs: 10_000, waitingFor: `${count} named outputs` });
}
