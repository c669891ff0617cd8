import { beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { cardFormWorkflow } from '../../tools/n8n/installed/card-form.mts';
import { importWorkflow } from '../../tools/n8n/installed/workflows.mts';
import { openN8n } from './opened-n8n.mts';

const { session, browser } = await openN8n();
const { environment } = session;
let editor: Page;

beforeAll(async () => {
	const workflow = { ...(await cardFormWorkflow()), name: 'On the canvas' };
	const { id } = await importWorkflow(session.client, workflow, session.credentials);
	editor = await browser.openWorkflow(id);
});

test('the canvas shows the names of the outputs', async () => {
	const labels = await editor.getByTestId('canvas-node-output-handle').allInnerTexts();
	expect(labels.map((label) => label.trim())).toEqual(
		expect.arrayContaining(['Front', 'Back', 'Needs Review', 'Not Read']),
	);
	await editor.getByTestId('zoom-to-fit').click();
	await editor.waitForTimeout(1000);
	// A node that slid under the mouse would show its buttons until the mouse has left it.
	await editor.locator('[data-test-id="canvas-node"][data-node-name="Show the cards"]').hover();
	await editor.mouse.move(600, 130, { steps: 5 });
	await editor.waitForTimeout(1000);
	await browser.screenshot('canvas', editor);
});

test('the portrait side leaves on Front when the workflow runs from the editor', async () => {
	const formOpens = editor.waitForEvent('popup');
	await editor.getByTestId('execute-workflow-button').first().click();
	const form = await formOpens;
	await form.setInputFiles('#field-0', environment.samples.front);
	await form.click('#submit-btn');
	await form.getByText('Portrait side').waitFor();

	// The execution ends only after its last page has loaded, so the page must stay open.
	const success = editor.getByTestId('canvas-node-status-success');
	await success.nth(3).waitFor();
	await editor.getByText('Workflow executed successfully').waitFor();
	await form.close();
	await editor.locator('.el-notification__closeBtn').click();
	await editor.waitForTimeout(1000);
	await browser.screenshot('canvas-after-run', editor);
});

test('the node panel shows the input image and the output fields', async () => {
	await editor.locator('[data-test-id="canvas-node"][data-node-name="ID Card OCR"]').dblclick();
	await editor.getByTestId('parameter-input-operation').waitFor();
	await editor
		.getByText(environment.samples.fields.front.identity_name ?? '')
		.first()
		.waitFor();
	expect(await editor.getByTestId('parameter-input-route').count()).toBe(1);
	// Tabs of named outputs need the width; a hovered parameter would show its menu.
	await editor.setViewportSize({ width: 1640, height: 820 });
	await editor.locator('th').getByText('reason_message').locator('visible=true').first().waitFor();
	await editor.mouse.move(0, 0);
	await editor.waitForTimeout(1000);
	await browser.screenshot('node-panel', editor);
});
