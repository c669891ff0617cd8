import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { listExecutions } from '../../../tools/n8n/installed/executions.mts';
import type { SavedWorkflow, Workflow } from '../../../tools/n8n/installed/workflows.mts';
import { poll } from '../../../tools/processes/poll.mts';
import { submitForm } from '../form-page.mts';
import { serveLocally, type LocalHttp } from '../local-http.mts';
import { readCard } from '../../cards/read-card.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
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

/** The form's elements, by their places. */
const [EMAIL, FRONT, BACK, CONSENT] = ['#field-0', '#field-2', '#field-3', '#field-4'];

const { session, browser } = await openN8n();
const received: Array<Record<string, unknown>> = [];
let crm: LocalHttp;

beforeAll(async () => {
	crm = await serveLocally(async (request, response) => {
		received.push(JSON.parse(await textOf(request)) as Record<string, unknown>);
		response.setHeader('content-type', 'application/json');
		response.end('{}');
	});
});

afterAll(async () => {
	await crm?.close();
});

beforeEach(() => {
	received.length = 0;
});

/** The example with the CRM of this test. */
function withCrm(example: Workflow): Workflow {
	const nodes = example.nodes.map((one) =>
		'url' in one.parameters ? { ...one, parameters: { ...one.parameters, url: crm.url } } : one,
	);
	return { ...example, nodes };
}

describe.each(EXAMPLES)('$file', ({ workflow: example, words, foreign, address }) => {
	let workflow: SavedWorkflow;
	let formUrl: string;

	beforeAll(async () => {
		const formPath = address('/form/id-card-contact');
		workflow = await importAndPublish(session, withCrm(example), formPath);
		formUrl = session.environment.n8nUrl + formPath;
	});

	/** Consents and uploads; returns the next page. */
	async function upload(email: string, first: string, second: string): Promise<Page> {
		return await submitForm(browser, formUrl, async (form) => {
			await form.fill(EMAIL, email);
			await form.setInputFiles(FRONT, first);
			await form.setInputFiles(BACK, second);
			await form.locator(CONSENT).getByRole('checkbox').check();
		});
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
		await form.fill(EMAIL, 'nobody@example.com');
		await form.setInputFiles(FRONT, session.environment.samples.front);
		await form.setInputFiles(BACK, session.environment.samples.back);
		await browser.screenshot(words.screenshot, form.locator('#n8n-form'));
		await form.click('#submit-btn');
		await form.locator('.error-field-4.error-show').waitFor();
		await form.close();
		expect(received).toEqual([]);
	});

	test('asks once more for the side that is missing alone, then sends the card as flat columns', async () => {
		const { front, back, landscape, fields } = session.environment.samples;
		const page = await upload('first@example.com', front, landscape);
		const text = await textUnder(page, words.again);
		expect(text).toMatch(words.emblemAgain);
		expect(text).not.toContain(words.portrait);
		expect(received).toEqual([]);

		await page.setInputFiles('#field-0', back);
		await page.click('#submit-btn');
		await textUnder(page, words.thanks);
		expect(received).toEqual([
			expect.objectContaining({
				...{ email: 'first@example.com', consentVersion: '1', submittedAt: expect.any(String) },
				...{ name: fields.front.identity_name, idNumber: fields.front.identity_code },
				...{ address: fields.front.address, issuingAuthority: fields.back.issued_by },
				...{ validUntil: fields.back.valid_date_end, needs_review: false },
			}),
		]);
		expect(Object.values(received[0]!).filter((value) => typeof value === 'object')).toEqual([
			...[null, null],
		]);
		await nothingKept();
		await page.close();
	});

	test('asks for another file where one is no image, and only once', async () => {
		const { environment } = session;
		const notAnImage = path.join(environment.folder, 'not-an-image-for-crm.jpg');
		await writeFile(notAnImage, 'text, despite its name');
		const page = await upload('second@example.com', environment.samples.front, notAnImage);
		expect(await textUnder(page, words.again)).toMatch(words.notAnImage);
		expect(received).toEqual([]);

		await page.setInputFiles('#field-0', environment.samples.landscape);
		await page.click('#submit-btn');
		await textUnder(page, words.thanks);
		const { front } = environment.samples.fields;
		expect(received).toEqual([
			expect.objectContaining({
				...{ email: 'second@example.com', idNumber: front.identity_code, validUntil: null },
				...{ needs_review: true, reason_message: expect.any(String) },
			}),
		]);
		await page.close();
	});

	test('sends cards of two people as they are: a photo more could make one of them', async () => {
		const other = path.join(session.environment.folder, 'other-front.jpg');
		await writeFile(other, readCard('fourth-portrait.jpg').image);
		const page = await upload('c@example.com', session.environment.samples.front, other);
		await textUnder(page, words.thanks);
		expect(received.map(({ needs_review }) => needs_review)).toEqual([true, true]);
	});
});
