import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { emptyIdCardFields } from '../domain/id-card.ts';
import { CARD_FORM_PATH, cardFormWorkflow } from '../real-n8n/card-form.mts';
import { saveCredential } from '../real-n8n/credentials.mts';
import { listExecutions, waitForExecution } from '../real-n8n/executions.mts';
import { N8nRestClient } from '../real-n8n/rest-client.mts';
import {
	importWorkflow,
	publishWorkflow,
	waitForWebhook,
	type SavedWorkflow,
} from '../real-n8n/workflows.mts';
import { openN8nBrowser, type N8nBrowser } from './browser.mts';
import { joinStage, type Stage } from './stage.mts';

const NODE = 'ID Card OCR';

let stage: Stage;
let client: N8nRestClient;
let workflow: SavedWorkflow;
let browser: N8nBrowser;

beforeAll(async () => {
	stage = await joinStage();
	client = new N8nRestClient(stage.n8nUrl);
	await client.logIn(stage.owner);
	const { apiKey, serverUrl: baseUrl } = stage;
	const apiZeroApi = await saveCredential(client, 'OCR server', 'apiZeroApi', { apiKey, baseUrl });
	workflow = await importWorkflow(client, await cardFormWorkflow(), { apiZeroApi });
	await publishWorkflow(client, workflow);
	await waitForWebhook(client, CARD_FORM_PATH);
	browser = await openN8nBrowser(stage);
});

afterAll(async () => {
	await browser?.close();
});

/** Drops a picture on the form as a person does, and gives the page and the run that come of it. */
async function upload(picture: string) {
	const [before] = await listExecutions(client, workflow.id);
	const page = await browser.context.newPage();
	await page.goto(stage.n8nUrl + CARD_FORM_PATH);
	await page.setInputFiles('#field-0', picture);
	await page.click('#submit-btn');
	await page.waitForURL(/form-waiting/);
	await page.locator('.header h1').first().waitFor();
	const execution = await waitForExecution(client, workflow.id, {
		after: Number(before?.id ?? 0),
	});
	return { page, text: await page.innerText('body'), execution };
}

describe('a picture dropped on the form', () => {
	test('of the portrait side comes out of Front with its fields', async () => {
		const { page, text, execution } = await upload(stage.samples.front);
		const { front } = stage.samples.fields;
		const [onFront, onBack, onUnrecognized] = execution.outputsOf(NODE);
		expect(onFront?.map((item) => item.json)).toEqual([expect.objectContaining(front)]);
		expect([onBack, onUnrecognized]).toEqual([[], []]);
		expect(text).toContain('Front: the portrait side');
		expect(text).toContain(front.identity_name);
		expect(text).toContain(front.identity_code);
		await page.setViewportSize({ width: 640, height: 400 });
		await browser.screenshot('form-result', page);
		await page.close();
	});

	test('of the emblem side comes out of Back with its fields', async () => {
		const { page, text, execution } = await upload(stage.samples.back);
		const { back } = stage.samples.fields;
		const [onFront, onBack, onUnrecognized] = execution.outputsOf(NODE);
		expect(onBack?.map((item) => item.json)).toEqual([expect.objectContaining(back)]);
		expect([onFront, onUnrecognized]).toEqual([[], []]);
		expect(text).toContain('Back: the emblem side');
		expect(text).toContain(back.issued_by);
		await page.close();
	});

	test('of a landscape comes out of Unrecognized with the reason', async () => {
		const { page, text, execution } = await upload(stage.samples.landscape);
		const [onFront, onBack, onUnrecognized] = execution.outputsOf(NODE);
		expect(onUnrecognized?.map((item) => item.json)).toEqual([
			expect.objectContaining({
				...emptyIdCardFields(),
				reason: expect.objectContaining({ message: expect.any(String) }),
			}),
		]);
		expect([onFront, onBack]).toEqual([[], []]);
		expect(execution.status).toBe('success');
		expect(text).toContain('Unrecognized');
		await page.close();
	});
});
