import { beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { listExecutions } from '../../../tools/n8n/installed/executions.mts';
import type { SavedWorkflow } from '../../../tools/n8n/installed/workflows.mts';
import { poll } from '../../../tools/processes/poll.mts';
import { openDataTable, type Row } from '../data-tables.mts';
import { submitForm } from '../form-page.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('form-to-crm', {
	en: {
		table: 'ID card contacts',
		screenshot: 'form-to-crm-page',
		thanks: /谢谢 Thank you/,
		emblemAgain: /Please try again[^]+请重新拍摄国徽面.+emblem side/,
		portrait: 'portrait side',
		notAnImage:
			/try again\s+文件不是 JPEG 或 PNG 图片.+The file is neither a JPEG nor a PNG image\./,
		noConsent: /没有您的同意.+Without your consent/,
		notice: /保存 30 天.+到期删除[^]+kept for 30 days/,
	},
	'zh-CN': {
		table: '身份证联系人',
		screenshot: 'zh-CN-form-to-crm-page',
		thanks: /谢谢\s/,
		emblemAgain: /请重新提交[^]+请重新拍摄国徽面/,
		portrait: '人像面',
		notAnImage: /请重新提交\s+文件不是 JPEG 或 PNG 图片，请换一张照片。\s*$/,
		noConsent: /没有您的同意/,
		notice: /保存 30 天.+到期删除/,
	},
});

/** The form's elements, by their places. */
const [EMAIL, FIRST, SECOND, CONSENT] = ['#field-0', '#field-2', '#field-3', '#field-4'];
/** Runs in the browser: the form no longer asks for the consent. */
const WITHOUT_ASKING = "document.querySelector('#field-4').classList.remove('form-required')";

const DAY_MS = 24 * 60 * 60 * 1000;

const { session, browser } = await openN8n();

describe.each(EXAMPLES)('$file', ({ workflow: example, words, foreign, address, node }) => {
	let workflow: SavedWorkflow;
	let formUrl: string;

	beforeAll(async () => {
		const formPath = address('/form/id-card-contact');
		workflow = await importAndPublish(session, example, formPath);
		formUrl = session.environment.n8nUrl + formPath;
	});

	async function fillIn(form: Page, email: string, first: string, second: string) {
		await form.fill(EMAIL, email);
		await form.setInputFiles(FIRST, first);
		await form.setInputFiles(SECOND, second);
	}

	/** Consents, uploads and returns what the last page says. */
	async function upload(email: string, first: string, second: string): Promise<string> {
		return await submit(async (form) => {
			await fillIn(form, email, first, second);
			await form.locator(CONSENT).getByRole('checkbox').check();
		});
	}

	/** Returns what the last page says once n8n has no execution left, which would hold the photos. */
	async function submit(fill: (form: Page) => Promise<void>): Promise<string> {
		const page = await submitForm(browser, formUrl, fill);
		const text = await page.innerText('body');
		const areGone = async () =>
			(await listExecutions(session.client, workflow.id)).length === 0 ? true : undefined;
		await poll(areGone, { timeoutMs: 30_000, waitingFor: 'the execution to be deleted' });
		await page.close();
		expect(text).not.toMatch(foreign);
		return text;
	}

	const table = async () => await openDataTable(session.client, words.table);
	const contacts = async (): Promise<Row[]> => await (await table()).rows();

	/** Runs the part of the workflow that deletes, as its schedule does. */
	async function runNight(): Promise<void> {
		const start = { triggerToStartFrom: { name: node('Every night') } };
		await session.client.request('POST', `/rest/workflows/${workflow.id}/run`, start);
	}

	test('deletes contacts whose consent is older than 30 days, and no others', async () => {
		await runNight();
		const made = async () => await table().catch(() => undefined);
		await poll(made, { timeoutMs: 30_000, waitingFor: 'the table to be made' });
		// Clocks that are put forward or back make 30 days an hour shorter or longer.
		const consented = (idNumber: string, daysAgo: number) => ({
			idNumber,
			consentedAt: new Date(Date.now() - daysAgo * DAY_MS).toISOString(),
		});
		await (await table()).insert([consented('old', 30.1), consented('fresh', 29.9)]);
		await runNight();
		const left = async () => {
			const names = (await contacts()).map((row) => row['idNumber']);
			return names.includes('old') ? undefined : names;
		};
		expect(await poll(left, { timeoutMs: 30_000, waitingFor: 'the old row to go' })).toEqual([
			'fresh',
		]);
	});

	test('asks for consent with purpose and time, and reads nothing without it', async () => {
		const { front, back } = session.environment.samples;
		const before = await contacts();
		const form = await browser.context.newPage();
		await form.goto(formUrl);
		expect(await form.innerText('body')).toMatch(words.notice);
		expect(await form.innerText('body')).not.toMatch(foreign);
		await fillIn(form, 'nobody@example.com', front, back);
		await browser.screenshot(words.screenshot, form.locator('#n8n-form'));
		await form.click('#submit-btn');
		await form.locator('.error-field-4.error-show').waitFor();
		await form.close();

		const text = await submit(async (unasked) => {
			await fillIn(unasked, 'nobody@example.com', front, back);
			await unasked.evaluate(WITHOUT_ASKING);
		});
		expect(text).toMatch(words.noConsent);
		expect(await contacts()).toEqual(before);
	});

	test('saves a contact with the fields of both sides and the consent, and updates it', async () => {
		const { front, back, fields } = session.environment.samples;
		const contact = {
			name: fields.front.identity_name,
			idNumber: fields.front.identity_code,
			address: fields.front.address,
			issuingAuthority: fields.back.issued_by,
			validFrom: fields.back.valid_date_start,
			validUntil: fields.back.valid_date_end,
			consentVersion: '1',
		};
		const others = await contacts();
		const start = Date.now();
		expect(await upload('first@example.com', front, back)).toMatch(words.thanks);
		const [saved, ...more] = (await contacts()).slice(others.length);
		expect([saved, ...more]).toEqual([
			expect.objectContaining({ ...contact, email: 'first@example.com' }),
		]);
		const consentedAt = Date.parse(String(saved?.['consentedAt']));
		expect(consentedAt).toBeGreaterThanOrEqual(start - 1000);
		expect(consentedAt).toBeLessThanOrEqual(Date.now());

		// People also upload them in the opposite order.
		await upload('second@example.com', back, front);
		const [updated, ...rest] = (await contacts()).slice(others.length);
		expect([updated, ...rest]).toEqual([
			expect.objectContaining({ ...contact, email: 'second@example.com' }),
		]);
		expect(Date.parse(String(updated?.['consentedAt']))).toBeGreaterThan(consentedAt);
	});

	test('says what to photograph again and saves nothing', async () => {
		const before = await contacts();
		const { front, landscape } = session.environment.samples;
		const text = await upload('third@example.com', front, landscape);
		expect(text).toMatch(words.emblemAgain);
		expect(text).not.toContain(words.portrait);
		expect(await contacts()).toEqual(before);
	});

	test('says so when a file is not an image and saves nothing', async () => {
		const { environment } = session;
		const before = await contacts();
		const notAnImage = path.join(environment.folder, 'not-an-image-for-crm.jpg');
		await writeFile(notAnImage, 'text, despite its name');
		const { front } = environment.samples;
		expect(await upload('fourth@example.com', front, notAnImage)).toMatch(words.notAnImage);
		expect(await contacts()).toEqual(before);
	});
});
