import { beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ALL_PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { waitForExecution } from '../../../tools/n8n/installed/executions.mts';
import type { SavedWorkflow } from '../../../tools/n8n/installed/workflows.mts';
import { openDataTable, type Row } from '../data-tables.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { inEachLanguage } from './in-each-language.mts';

const ENGLISH_REASONS = {
	back: expect.stringMatching(/sharp photo of the emblem side/),
	notAnImage: expect.stringMatching(/not in a supported image format/),
};
const CHINESE_REASONS = {
	back: expect.stringMatching(/国徽面照片/),
	notAnImage: expect.stringMatching(/文件格式无法识别/),
};

const EXAMPLES = inEachLanguage('form-to-table', {
	en: { table: 'Cards from the form', thanks: /谢谢.+Thank you/, ...ENGLISH_REASONS },
	'zh-CN': { table: '表单收到的证件', thanks: /^谢谢！您的照片已收到。$/, ...CHINESE_REASONS },
});

const { session, browser } = await openN8n();

describe.each(EXAMPLES)('$file', ({ workflow: example, words, foreign, address }) => {
	const FORM_PATH = address('/form/id-card-table');
	let workflow: SavedWorkflow;
	let latest = 0;

	beforeAll(async () => {
		workflow = await importAndPublish(session, example, FORM_PATH);
	});

	/** Uploads two files; returns the row that was made of them. */
	async function upload(first: string, second: string): Promise<Row | undefined> {
		const page = await browser.context.newPage();
		await page.goto(session.environment.n8nUrl + FORM_PATH);
		await page.fill('#field-0', 'visitor@example.com');
		await page.setInputFiles('#field-1', first);
		await page.setInputFiles('#field-2', second);
		await page.click('#submit-btn');
		await page.locator('#submitted-form').waitFor();
		const text = (await page.innerText('#submitted-form')).trim();
		expect(text).toMatch(words.thanks);
		expect(text).not.toMatch(foreign);
		await page.close();
		const execution = await waitForExecution(session.client, workflow.id, { after: latest });
		latest = Number(execution.id);
		expect(execution.error).toBeUndefined();
		return (await (await openDataTable(session.client, words.table)).rows()).at(-1);
	}

	test('makes a row of a card, in a table that it makes itself', async () => {
		const { front, back, fields } = session.environment.samples;
		const printed = ALL_PRINTED_FIELDS.map((name) => [
			name,
			fields.front[name] ?? fields.back[name],
		]);
		expect(await upload(back, front)).toMatchObject({
			...Object.fromEntries(printed),
			error: null,
			email: 'visitor@example.com',
			needs_review: false,
			reason_message: null,
			retry: null,
			// n8n lists files in the order in which it finished storing them.
			file_name: expect.stringMatching(/^(back\.jpg, front|front\.jpg, back)\.jpg$/),
		});
	});

	test('makes a row of what needs a new photo, and of a file that is no image', async () => {
		const { environment } = session;
		const { front, landscape, fields } = environment.samples;
		expect(await upload(front, landscape)).toMatchObject({
			email: 'visitor@example.com',
			identity_code: fields.front.identity_code,
			needs_review: true,
			reason_message: words.back,
			retry: 'image',
		});
		const notAnImage = path.join(environment.folder, 'not-an-image-for-table.jpg');
		await writeFile(notAnImage, 'text, despite its name');
		expect(await upload(front, notAnImage)).toMatchObject({
			email: 'visitor@example.com',
			needs_review: true,
			reason_message: words.notAnImage,
			retry: 'image',
			error: expect.any(String),
		});
	});
});
