import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { cardFormWorkflow } from '../../tools/n8n/installed/card-form.mts';
import { importWorkflow } from '../../tools/n8n/installed/workflows.mts';
import { openN8nBrowser, type N8nBrowser } from './browser.mts';
import type { Stage } from './stage.mts';
import { openWorkbench } from './workbench.mts';

let stage: Stage;
let browser: N8nBrowser;
let editor: Page;

beforeAll(async () => {
	const workbench = await openWorkbench();
	({ stage } = workbench);
	const workflow = { ...(await cardFormWorkflow()), name: 'On the canvas' };
	const { id } = await importWorkflow(workbench.client, workflow, workbench.credentials);
	browser = await openN8nBrowser(stage);
	editor = await browser.openWorkflow(id);
});

afterAll(async () => {
	await browser?.close();
});

test('the canvas shows the outputs by name', async () => {
	const labels = await editor.getByTestId('canvas-node-output-handle').allInnerTexts();
	expect(labels.map((label) => label.trim())).toEqual(
		expect.arrayContaining(['Front', 'Back', 'Unrecognized', 'Error']),
	);
	await editor.getByTestId('zoom-to-fit').click();
	await editor.waitForTimeout(1000);
	await browser.screenshot('canvas', editor);
});

test('a run from the editor with a picture of the portrait side leaves on Front', async () => {
	const formOpens = editor.waitForEvent('popup');
	await editor.getByTestId('execute-workflow-button').first().click();
	const form = await formOpens;
	await form.setInputFiles('#field-0', stage.samples.front);
	await form.click('#submit-btn');
	await form.getByText('Front: the portrait side').waitFor();

	// The run ends once its last page has been shown, so the page must not go before.
	const success = editor.getByTestId('canvas-node-status-success');
	await success.nth(2).waitFor();
	await editor.getByText('Workflow executed successfully').waitFor();
	await form.close();
	await editor.locator('.el-notification__closeBtn').click();
	await editor.waitForTimeout(1000);
	await browser.screenshot('canvas-after-run', editor);
});

test('the node panel shows the picture going in and the fields coming out', async () => {
	await editor.locator('[data-test-id="canvas-node"][data-node-name="ID Card OCR"]').dblclick();
	await editor.getByTestId('parameter-input-operation').waitFor();
	await editor
		.getByText(stage.samples.fields.front.identity_name ?? '')
		.first()
		.waitFor();
	expect(await editor.getByTestId('parameter-input-routeBySide').count()).toBe(1);
	// Named outputs need room for their tabs, and a hovered parameter shows its menu.
	await editor.setViewportSize({ width: 1640, height: 820 });
	await editor.mouse.move(0, 0);
	await editor.waitForTimeout(1000);
	await browser.screenshot('node-panel', editor);
});
