import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { waitForExecution } from '../../../tools/n8n/installed/executions.mts';
import type { SavedWorkflow } from '../../../tools/n8n/installed/workflows.mts';
import { openN8nBrowser, type N8nBrowser } from '../browser.mts';
import { openDataTable, type Row } from '../data-tables.mts';
import { submitForm } from '../form-page.mts';
import {
	importAndPublish,
	openOwnerSession,
	readExample,
	type OwnerSession,
} from '../owner-session.mts';

let session: OwnerSession;
let browser: N8nBrowser;
let workflow: SavedWorkflow;
let formUrl: string;

beforeAll(async () => {
	session = await openOwnerSession();
	workflow = await importAndPublish(
		session,
		await readExample('form-to-crm'),
		'/form/id-card-contact',
	);
	browser = await openN8nBrowser(session.environment);
	formUrl = `${session.environment.n8nUrl}/form/id-card-contact`;
});

afterAll(async () => {
	await browser?.close();
});

async function upload(email: string, first: string, second: string) {
	const page = await submitForm(browser, formUrl, async (form) => {
		await form.fill('#field-0', email);
		await form.setInputFiles('#field-1', first);
		await form.setInputFiles('#field-2', second);
	});
	const text = await page.innerText('body');
	// The execution ends only after its last page has loaded.
	const execution = await waitForExecution(session.client, workflow.id);
	await page.close();
	return { text, execution };
}

async function contacts(): Promise<Row[]> {
	const table = await openDataTable(session.client, 'ID card contacts');
	return await table.rows();
}

describe('examples/form-to-crm.json', () => {
	test('saves a contact with the fields of both sides and updates it the next time', async () => {
		const { front, back, fields } = session.environment.samples;
		const contact = {
			name: fields.front.identity_name,
			idNumber: fields.front.identity_code,
			address: fields.front.address,
			issuingAuthority: fields.back.issued_by,
			validFrom: fields.back.valid_date_start,
			validUntil: fields.back.valid_date_end,
		};
		const { text } = await upload('first@example.com', front, back);
		expect(text).toContain('Thank you');
		expect(await contacts()).toEqual([
			expect.objectContaining({ ...contact, email: 'first@example.com' }),
		]);

		// People also upload them in the opposite order.
		await upload('second@example.com', back, front);
		expect(await contacts()).toEqual([
			expect.objectContaining({ ...contact, email: 'second@example.com' }),
		]);
	});

	test('says what to photograph again and saves nothing', async () => {
		const before = await contacts();
		const { front, landscape } = session.environment.samples;
		const { text, execution } = await upload('third@example.com', front, landscape);
		expect(text).toContain('Please try again');
		expect(text).toContain('emblem side');
		expect(text).toContain('请重新拍摄国徽面');
		expect(text).not.toContain('portrait side');
		expect(await contacts()).toEqual(before);
		expect(execution.ran('Save contact')).toBe(false);
	});

	test('says so when a file is not an image and saves nothing', async () => {
		const { environment } = session;
		const notAnImage = path.join(environment.folder, 'not-an-image-for-crm.jpg');
		await writeFile(notAnImage, 'text, despite its name');
		const { text, execution } = await upload(
			'fourth@example.com',
			environment.samples.front,
			notAnImage,
		);
		expect(text).toMatch(
			/try again\s+文件不是 JPEG 或 PNG 图片.+The file is neither a JPEG nor a PNG image\./,
		);
		expect(execution.ran('Save contact')).toBe(false);
	});
});
