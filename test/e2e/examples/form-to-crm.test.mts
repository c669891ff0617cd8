import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { listExecutions } from '../../../tools/n8n/installed/executions.mts';
import type { SavedWorkflow } from '../../../tools/n8n/installed/workflows.mts';
import { poll } from '../../../tools/processes/poll.mts';
import { readCard } from '../../cards/read-card.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { CONTACT_FORM as FORM, fillInContactForm } from './contact-form.mts';
import { startCrm, withCrm, type Crm } from './crm.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('form-to-crm', {
	en: {
		screenshot: 'form-to-crm-page',
		thanks: '谢谢 Thank you',
		again: '请再拍一张 One more photo, please',
		emblemAgain: /清晰、无反光的国徽面照片。 .+sharp photo of the emblem side/,
		portrait: '人像面 Portrait side',
		notAnImage:
			/“back”（.+）：文件格式无法识别.+'back' \(.+\): The file is not in a supported image format/,
		notice: /保存 30 天.+到期删除[^]+kept for 30 days/,
	},
	'zh-CN': {
		screenshot: 'zh-CN-form-to-crm-page',
		thanks: '谢谢',
		again: '请再拍一张',
		emblemAgain: /请拍摄清晰、无反光的国徽面照片。/,
		portrait: '人像面',
		notAnImage: /“back”（.+）：文件格式无法识别，请使用 JPEG/,
		notice: /保存 30 天.+到期删除/,
	},
});

const { session, browser } = await openN8n();
const NAME = String(session.environment.samples.fields.front.identity_name);
let crm: Crm;

beforeAll(async () => {
	crm = await startCrm();
});

afterAll(async () => {
	await crm?.close();
});

beforeEach(() => {
	crm.received.length = 0;
	crm.requests.length = 0;
});

describe.each(EXAMPLES)('$file', ({ workflow: example, words, foreign, address }) => {
	let workflow: SavedWorkflow;
	let formUrl: string;

	beforeAll(async () => {
		const formPath = address('/form/id-card-contact');
		workflow = await importAndPublish(session, withCrm(example, crm), formPath);
		formUrl = session.environment.n8nUrl + formPath;
	});

	/** Fills in the form and sends it; returns the next page. */
	async function upload(phone: string, first: string, second: string, name = NAME): Promise<Page> {
		return await fillInContactForm(browser, formUrl, { name, phone, files: [first, second] });
	}

	/** What a page says once it has this title. */
	async function textUnder(page: Page, title: string): Promise<string> {
		await page.getByRole('heading', { name: title, exact: true }).waitFor({ timeout: 60_000 });
		const text = await page.innerText('body');
		expect(text).not.toMatch(foreign);
		return text;
	}

	/** Waits until n8n has no execution left, which would hold the photos. */
	async function nothingKept(): Promise<void> {
		const areGone = async () =>
			(await listExecutions(session.client, workflow.id)).length === 0 ? true : undefined;
		await poll(areGone, { timeoutMs: 30_000, waitingFor: 'the execution to be deleted' });
	}

	test('asks for consent with purpose and time', async () => {
		const form = await browser.context.newPage();
		await form.goto(formUrl);
		expect(await form.innerText('body')).toMatch(words.notice);
		expect(await form.innerText('body')).not.toMatch(foreign);
		await form.fill(FORM.name, NAME);
		await form.fill(FORM.phone, '10000000000');
		await form.setInputFiles(FORM.front, session.environment.samples.front);
		await form.setInputFiles(FORM.back, session.environment.samples.back);
		await browser.screenshot(words.screenshot, form.locator('#n8n-form'));
		await form.click('#submit-btn');
		await form.locator('.error-field-5.error-show').waitFor();
		await form.close();
		expect(crm.received).toEqual([]);
	});

	test('asks once more for the side that is missing alone, then sends the card as flat columns', async () => {
		const { front, back, landscape, fields } = session.environment.samples;
		const page = await upload('+86 100-0000-0001', front, landscape);
		const text = await textUnder(page, words.again);
		expect(text).toMatch(words.emblemAgain);
		expect(text).not.toContain(words.portrait);
		expect(crm.received).toEqual([]);

		await page.setInputFiles('#field-0', back);
		await page.click('#submit-btn');
		await textUnder(page, words.thanks);
		expect(crm.received).toEqual([
			expect.objectContaining({
				phone: '10000000001',
				typedName: NAME,
				consentVersion: '1',
				submittedAt: expect.any(String),
				name: fields.front.identity_name,
				idNumber: fields.front.identity_code,
				address: fields.front.address,
				issuingAuthority: fields.back.issued_by,
				validUntil: fields.back.valid_date_end,
				needs_review: false,
			}),
		]);
		expect(Object.values(crm.received[0]!).filter((value) => typeof value === 'object')).toEqual([
			null,
			null,
		]);
		await nothingKept();
		await page.close();
	});

	test('asks for another file where one is no image, and only once', async () => {
		const { environment } = session;
		const notAnImage = path.join(environment.folder, 'not-an-image-for-crm.jpg');
		await writeFile(notAnImage, 'text, despite its name');
		const page = await upload('10000000002', environment.samples.front, notAnImage);
		expect(await textUnder(page, words.again)).toMatch(words.notAnImage);
		expect(crm.received).toEqual([]);

		await page.setInputFiles('#field-0', environment.samples.landscape);
		await page.click('#submit-btn');
		await textUnder(page, words.thanks);
		const { front } = environment.samples.fields;
		expect(crm.received).toEqual([
			expect.objectContaining({
				phone: '10000000002',
				idNumber: front.identity_code,
				validUntil: null,
				needs_review: true,
				reason_message: expect.any(String),
			}),
		]);
		await page.close();
	});

	test('sends cards of two people as they are: a photo more could make one of them', async () => {
		const other = path.join(session.environment.folder, 'other-front.jpg');
		await writeFile(other, readCard('fourth-portrait.jpg').image);
		const page = await upload('10000000003', session.environment.samples.front, other);
		await textUnder(page, words.thanks);
		const doubtful = expect.objectContaining({ needs_review: true });
		expect(crm.received).toEqual([doubtful]);
		expect(crm.received[0]?.['cards']).toEqual([doubtful, doubtful]);
	});

	test('updates the contact with the phone, which no address holds; another name needs a look', async () => {
		const { front, back } = session.environment.samples;
		const page = await upload('（+８６）１００ ００００—０００４', front, back, '某人');
		await textUnder(page, words.thanks);
		expect(crm.requests).toEqual(Array(crm.requests.length).fill('PUT /'));
		expect(Object.keys(crm.received[0]!)[0]).toBe('phone');
		expect(crm.received).toEqual([
			expect.objectContaining({
				phone: '10000000004',
				typedName: '某人',
				name: NAME,
				needs_review: true,
				review_reasons: 'name: readings-differ',
			}),
		]);
		await page.close();
	});
});
