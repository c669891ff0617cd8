import { beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { emptyIdCardFields } from '../../domain/id-card.ts';
import { CARD_FORM_PATH, cardFormWorkflow } from '../../tools/n8n/installed/card-form.mts';
import { listExecutions, waitForExecution } from '../../tools/n8n/installed/executions.mts';
import type { SavedWorkflow } from '../../tools/n8n/installed/workflows.mts';
import { readCard } from '../cards/read-card.mts';
import { submitForm } from './form-page.mts';
import { openN8n } from './opened-n8n.mts';
import { importAndPublish } from './owner-session.mts';

const NODE = 'ID Card OCR';

const { session, browser } = await openN8n();
let workflow: SavedWorkflow;

beforeAll(async () => {
	workflow = await importAndPublish(session, await cardFormWorkflow(), CARD_FORM_PATH);
});

/** Uploads an image through the form. Returns the final page and the execution. */
async function upload(picture: string) {
	const { environment, client } = session;
	const [before] = await listExecutions(client, workflow.id);
	const page = await submitForm(browser, environment.n8nUrl + CARD_FORM_PATH, (form) =>
		form.setInputFiles('#field-0', picture),
	);
	const execution = await waitForExecution(client, workflow.id, {
		after: Number(before?.id ?? 0),
	});
	return { page, text: await page.innerText('body'), execution };
}

describe('an image uploaded to the form', () => {
	test('of the portrait side leaves on Front with its fields', async () => {
		const { page, text, execution } = await upload(session.environment.samples.front);
		const { front } = session.environment.samples.fields;
		const [onFront, ...others] = execution.outputsOf(NODE);
		expect(onFront?.map((item) => item.json)).toEqual([expect.objectContaining(front)]);
		expect(others.flat()).toEqual([]);
		expect(text).toContain('人像面 Portrait side');
		expect(text).toContain(front.identity_name);
		expect(text).toContain(front.identity_code);
		expect(text).toMatch(/核验 Checks\s+通过 Passed/);
		await page.close();
	});

	test('of a page with both sides shows both', async () => {
		const { image, cards = [] } = readCard('page-of-one.jpg');
		const file = path.join(session.environment.folder, 'both-sides.jpg');
		await writeFile(file, image);
		const { page, text } = await upload(file);
		expect(cards).toHaveLength(2);
		for (const { fields } of cards)
			expect(text).toContain(fields.identity_code ?? fields.issued_by);
		await page.close();
	});

	test('of a landscape leaves on Not Read with the reason', async () => {
		const { page, text, execution } = await upload(session.environment.samples.landscape);
		const [onFront, onBack, onReview, onNotRead] = execution.outputsOf(NODE);
		expect(onNotRead?.map((item) => item.json)).toEqual([
			expect.objectContaining({
				...emptyIdCardFields(),
				review_reasons: 'no-card',
				retry: 'image',
			}),
		]);
		expect([onFront, onBack, onReview].flat()).toEqual([]);
		expect(execution.status).toBe('success');
		expect(text).toMatch(
			/Nothing was read[^]+图片中没有识别到身份证.+No ID card could be read in the image\. Please take a sharp/,
		);
		await page.getByRole('link', { name: 'Read another image' }).click();
		await page.locator('#field-0').waitFor();
		await page.close();
	});

	test('that is not an image is told in two languages', async () => {
		const notAnImage = path.join(session.environment.folder, 'not-an-image.jpg');
		await writeFile(notAnImage, 'text, despite its name');
		const { page, text, execution } = await upload(notAnImage);
		expect(execution.outputsOf(NODE).map((items) => items.length)).toEqual([0, 0, 0, 1]);
		expect(text).toMatch(
			/文件格式无法识别.+The file is not in a supported image format: use JPEG, PNG/,
		);
		await page.close();
	});
});
