import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { poll } from '../../tools/processes/poll.mts';
import { pdfOf } from '../support/pdf-of.mts';
import { scanOf } from '../support/scan-of.mts';
import { CROP_KINDS, REDACTABLE } from '../../domain/extra.ts';
import { startEmbeddedServer } from '../../tools/server-process/start.mts';
import { logTail } from '../../tools/processes/child-process.mts';
import { LATER_FACTS, laterReply } from './later-reply.mts';
import { launchChromium } from './launch-chromium.mts';
import { joinTestEnvironment, type TestEnvironment } from './test-environment.mts';
import { saveScreenshot } from './screenshot.mts';
import { dropFile, openTryPage, type TryPage } from './try-page.mts';

/** The formats as the page lists them. */
const FORMATS = /JPEG|PNG|WEBP|TIFF|GIF|AVIF|HEIC|PDF/g;

let environment: TestEnvironment;
let browser: Browser;
let front: Uint8Array;
beforeAll(async () => {
	environment = await joinTestEnvironment();
	browser = await launchChromium(environment.folder);
	front = await readFile(environment.samples.front);
});
afterAll(async () => await browser?.close());

let opened: TryPage | undefined;
afterEach(async () => {
	await opened?.close();
	opened = undefined;
});

async function open(options?: BrowserContextOptions): Promise<TryPage> {
	opened = await openTryPage(browser, environment.serverUrl, options);
	return opened;
}

/** Values and confidences as the table of the first card shows them. */
async function rowsOf(page: Page): Promise<string[][]> {
	const rows = await page.locator('section.card').first().locator('tbody tr').all();
	return await Promise.all(rows.map(async (row) => await row.locator('th, td').allInnerTexts()));
}

const focused = (page: Page) => page.locator(':focus');

describe('an image that is dropped', () => {
	test('is shown with ten fields and their boxes; nothing comes from or goes elsewhere', async () => {
		const { page, result, complaints, requested } = await open();
		await page.getByLabel('API key').fill(environment.apiKey);
		await dropFile(page, { name: 'front.jpg', bytes: front });
		await result();

		const rows = await rowsOf(page);
		const { front: fields } = environment.samples.fields;
		const values = Object.entries(fields).map(([name, value]) =>
			name === 'side' ? '1 (portrait side)' : (value ?? '–'),
		);
		expect(rows.map(([, value]) => value)).toEqual(values);
		for (const [, value, confidence] of rows) {
			expect(confidence).toMatch(value === '–' ? /^–$/ : /^\s*\d\d\.\d%$/);
		}
		await expect(page.locator('.box.field').count()).resolves.toBe(6);
		await expect(page.locator('#status').innerText()).resolves.toMatch(
			/^Read in [\d.]+ sec\. Sides found: 1\. Fields to look at: 0\.$/,
		);

		// The boxes lie where the text is: within the image, the number's below all others.
		const image = (await page.locator('.image img').boundingBox())!;
		const boxOf = async (field: string) =>
			(await page.locator(`.box[data-box="0-${field}"] polygon`).boundingBox())!;
		const number = await boxOf('identity_code');
		expect(number.x).toBeGreaterThan(image.x);
		expect(number.x + number.width).toBeLessThan(image.x + image.width);
		expect(number.y).toBeGreaterThan((await boxOf('address')).y);
		expect(number.width).toBeGreaterThan(image.width / 5);

		await page.getByText('Reply (JSON)').click();
		expect(JSON.parse(await page.innerText('pre'))).toMatchObject({ code: 0, data: fields });
		expect(complaints).toEqual([]);
		expect(requested.length).toBeGreaterThan(15);
		expect(requested.filter((url) => !url.startsWith(`${environment.serverUrl}/`))).toEqual([]);
	});

	test('leaves no trace in the browser, the key neither', async () => {
		const { page, result } = await open();
		await page.getByLabel('API key').fill(environment.apiKey);
		await dropFile(page, { name: 'front.jpg', bytes: front });
		await result();
		const stored = await page.context().storageState({ indexedDB: true });
		expect(stored).toEqual({ cookies: [], origins: [] });
		expect(page.url()).toBe(`${environment.serverUrl}/try`);
		await page.reload();
		await expect(page.getByLabel('API key').inputValue()).resolves.toBe('');
	});

	test('waits for the key, and is read once that is entered', async () => {
		const { page, result } = await open();
		await dropFile(page, { name: 'front.jpg', bytes: front });
		await expect(page.locator('#status').innerText()).resolves.toMatch(/^Enter the API key/);
		await page.keyboard.type(environment.apiKey);
		await page.keyboard.press('Enter');
		expect(await result()).toContain(environment.samples.fields.front.identity_code);
	});
});

test('the sample card is read at the press of a button, with nothing to look at', async () => {
	const { page, result, complaints } = await open();
	await page.getByLabel('API key').fill(environment.apiKey);
	await page.getByRole('button', { name: 'Read a sample card' }).click();
	await result();
	await expect(page.locator('#status').innerText()).resolves.toMatch(
		/Sides found: 1\. Fields to look at: 0\.$/,
	);
	await expect(page.locator('.box.field').count()).resolves.toBe(6);
	await expect(page.locator('.image img').count()).resolves.toBe(1);
	expect(complaints).toEqual([]);
});

test.each([
	['a new page', 'about:blank'],
	['the page that is open', ''],
])('a key in a link is taken, in %s, and is then in no address', async (_, before) => {
	const { page, requested } = await open();
	if (before !== '') await page.goto(before);
	await page.goto(`${environment.serverUrl}/try#key=${encodeURIComponent('a+key&more')}`);
	const given = await poll(async () => (await page.inputValue('#key')) || undefined, {
		...{ timeoutMs: 5_000, waitingFor: 'the key' },
	});
	expect(given).toBe('a+key&more');
	expect(page.url()).toBe(`${environment.serverUrl}/try`);
	expect(requested.filter((url) => url.includes('more'))).toEqual([]);
});

describe('what fails says why', () => {
	test('a wrong key, which is then in focus', async () => {
		const { page, result, complaints } = await open();
		await page.getByLabel('API key').fill('wrong');
		await dropFile(page, { name: 'front.jpg', bytes: front });
		expect(await result()).toContain('4011: The server does not know this API key.');
		await expect(focused(page).getAttribute('id')).resolves.toBe('key');
		await expect(page.getByLabel('API key').getAttribute('aria-invalid')).resolves.toBe('true');
		await expect(page.getByRole('alert').count()).resolves.toBe(1);
		expect(complaints).toEqual([]);
	});

	test('an image without a card', async () => {
		const { page, result } = await open();
		await page.getByLabel('API key').fill(environment.apiKey);
		await dropFile(page, {
			name: 'landscape.jpg',
			bytes: await readFile(environment.samples.landscape),
		});
		expect(await result()).toMatch(/5021: No ID card could be read in this image\..*\n.*req_/s);
		await expect(page.locator('#status').innerText()).resolves.toBe('Nothing was read.');
		await expect(page.locator('.image img').count()).resolves.toBe(1);
	});

	test.each([
		[
			'text',
			'not an image',
			'4000: The file must be a JPG, PNG, WebP, TIFF, GIF, AVIF, HEIC or PDF.',
			'4000: 图片格式应为 JPG、PNG、WebP、TIFF、GIF、AVIF、HEIC 或 PDF',
		],
		['an empty file', '', 'The file is empty.', '文件为空。'],
	])('%s, in either language', async (name, content, english, chinese) => {
		const { page, result } = await open();
		await page.getByLabel('API key').fill(environment.apiKey);
		await dropFile(page, { name, bytes: Buffer.from(content) });
		expect(await result()).toContain(english);
		await page.getByRole('button', { name: '中文' }).click();
		expect(await result()).toContain(chinese);
	});

	test('a file that is too large, which is not sent', async () => {
		const { page, result, requested } = await open();
		await page.getByLabel('API key').fill(environment.apiKey);
		await dropFile(page, { name: 'large.jpg', bytes: Buffer.alloc(8_000_000) });
		expect(await result()).toMatch(/The file has 8 MB, more than the [\d.]+ MB/);
		expect(requested.filter((url) => url.includes('/api/'))).toEqual([]);
	});

	test('a server that is gone', async () => {
		const { page, result } = await open();
		await page.context().route('**/api/ocr-idcard', (route) => route.abort());
		await page.getByLabel('API key').fill(environment.apiKey);
		await dropFile(page, { name: 'front.jpg', bytes: front });
		expect(await result()).toContain('The server does not answer.');
	});

	test("a proxy's error page", async () => {
		const { page, result } = await open();
		const page502 = { status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' };
		await page.context().route('**/api/ocr-idcard', (route) => route.fulfill(page502));
		await page.getByLabel('API key').fill(environment.apiKey);
		await dropFile(page, { name: 'front.jpg', bytes: front });
		expect(await result()).toContain('What answered (HTTP 502) is not this server');
	});
});

test('by keyboard alone', async () => {
	const { page, result } = await open();
	const tab = async () => await page.keyboard.press('Tab');
	for (const language of ['English', '中文']) {
		await tab();
		await expect(focused(page).innerText()).resolves.toBe(language);
	}
	await tab();
	const chooser = page.waitForEvent('filechooser');
	// A key can overtake the command that intercepts the dialog; what is asked of the page cannot.
	await expect(focused(page).getAttribute('id')).resolves.toBe('file');
	await page.keyboard.press('Space');
	await (await chooser).setFiles(environment.samples.front);
	// Without a key the page goes there.
	await expect(focused(page).getAttribute('id')).resolves.toBe('key');
	await page.keyboard.type(environment.apiKey);
	const options: Array<string | null> = [];
	for (await tab(); (await focused(page).getAttribute('id')) !== 'read'; await tab()) {
		const [value, id] = ['value', 'id'].map((name) => focused(page).getAttribute(name));
		options.push((await value) ?? (await id));
	}
	expect(options).toEqual([...CROP_KINDS, ...REDACTABLE, 'redact-page', 'watermark']);
	await expect(focused(page).innerText()).resolves.toBe('Read');
	await page.keyboard.press('Enter');
	await result();
	await expect(focused(page).innerText()).resolves.toBe('Result');

	await tab();
	await tab();
	await expect(focused(page).innerText()).resolves.toBe('Name');
	const marked = page.locator('.box.marked');
	await expect(marked.getAttribute('data-box')).resolves.toBe('0-identity_name');
});

describe('languages', () => {
	test("Chinese in a Chinese browser, and English at a press, with the result's", async () => {
		const { page, result, complaints } = await open({ locale: 'zh-CN' });
		await expect(page.title()).resolves.toBe('身份证识别');
		await expect(page.getAttribute('html', 'lang')).resolves.toBe('zh-CN');
		await page.getByLabel('API 密钥').fill(environment.apiKey);
		await dropFile(page, { name: 'front.jpg', bytes: front });
		expect(await result()).toContain('公民身份号码');
		// What is not from the image, the file's name or the server is Chinese.
		const text = await page.innerText('main');
		expect(text.replace(FORMATS, '').replace(/API|JSON|kB|front\.jpg|\w*\d\w*/g, '')).not.toMatch(
			/[a-z]/i,
		);

		await page.getByRole('button', { name: 'English' }).click();
		await expect(page.innerText('#result')).resolves.toContain('ID number');
		await expect(page.locator('#status').innerText()).resolves.toMatch(/^Read in/);
		await expect(page.getAttribute('html', 'lang')).resolves.toBe('en');
		expect(complaints).toEqual([]);
	});
});

describe('a server that can do more', () => {
	async function openLater(file: { name: string; bytes: Uint8Array; type?: string }) {
		const bodies: Array<Record<string, unknown>> = [];
		const jpeg = await sharp(front).resize(200).jpeg().toBuffer();
		opened = await openTryPage(browser, environment.serverUrl);
		const { page } = opened;
		await page
			.context()
			.route('**/try/server.json', (route) => route.fulfill({ json: LATER_FACTS }));
		await page.context().route('**/api/ocr-idcard', async (route) => {
			bodies.push(route.request().postDataJSON());
			await route.fulfill({ json: laterReply(jpeg) });
		});
		await page.reload();
		await page.getByText('PNG, HEIC, PDF').waitFor();
		await page.getByLabel('API key').fill('any');
		return { ...opened, bodies, send: async () => await dropFile(page, file) };
	}

	test('is asked for nothing of it unless it is chosen', async () => {
		const { page, bodies, send, result } = await openLater({ name: 'a.jpg', bytes: front });
		await send();
		await result();
		expect(bodies.pop()).toMatchObject({ input_type: 'base64', extra: true });

		await page.getByLabel('Card, upright').check();
		await page.getByLabel('ID number').check();
		await page.getByLabel('Purpose').fill('仅供办理入职使用');
		const replied = page.waitForResponse('**/api/ocr-idcard');
		await page.getByRole('button', { name: 'Read', exact: true }).click();
		await replied;
		expect(bodies.pop()).toMatchObject({
			extra: { crops: ['card'], redact: ['identity_code'], watermark: '仅供办理入职使用' },
		});
	});

	test('shows all sides, who they belong to, cut-outs and the redacted copy', async () => {
		const { page, send, result, complaints } = await openLater({ name: 'a.jpg', bytes: front });
		await send();
		const text = await result();
		expect(text).toContain('Side 1 of 2 · portrait side · person 1');
		expect(text).toContain('Side 2 of 2 · emblem side · page 2 · person 1 · turned by 90°');
		expect(text).toContain('Person 1: sides 1, 2. Proven by: a-proof-of-the-future');
		expect(text).toContain('Reflected light covers part of the card.');
		expect(text).toContain('a-warning-of-the-future');
		expect(text).toContain('42.0% low');
		expect(text).toMatch(/Look at it\s+The value is doubtful\.\s+Characters seem to be missing/);
		for (const name of ['Cut-out of the card', 'Cut-out of the portrait', 'Redacted copy']) {
			await expect(page.getByAltText(name).first().isVisible()).resolves.toBe(true);
		}
		await expect(page.getByRole('link', { name: 'Save' }).count()).resolves.toBe(5);
		expect(text).toContain('Page 2 · Redacted copy');
		expect(text).toContain('Page 3 · There is no redacted copy');
		expect(complaints).toEqual([]);
	});

	test('draws the boxes of a PDF on blank sheets, with what was read in them', async () => {
		const bytes = Buffer.from('%PDF-1.7');
		const file = { name: 'a.pdf', bytes, type: 'application/pdf' };
		const { page, send, result } = await openLater(file);
		await send();
		expect(await result()).toContain('Your browser does not show this format.');
		await expect(page.locator('.sheet svg').count()).resolves.toBe(2);
		await expect(page.locator('.sheet text').allTextContents()).resolves.toEqual(
			expect.arrayContaining(['11010519491231002X', '样本市公安局']),
		);
		const sizes = await page
			.locator('.sheet svg')
			.evaluateAll((sheets) => sheets.map((sheet) => sheet.getAttribute('viewBox')));
		expect(sizes).toEqual(['0 0 1000 700', '0 0 900 640']);
	});
});

test('a PDF with a front on page 1 and a back on page 3: one person, cut out, nothing left open', async () => {
	const { front: portrait, back: emblem } = environment.samples.fields;
	const scans = [await scanOf(front), {}, await scanOf(await readFile(environment.samples.back))];
	const { page, result, complaints } = await open();
	await page.getByLabel('API key').fill(environment.apiKey);
	await page.getByLabel('Card, upright').check();
	await page.getByLabel('ID number').check();
	await page.getByLabel('Purpose').fill('仅供办理入职使用');
	await dropFile(page, { name: 'both.pdf', bytes: pdfOf(scans), type: 'application/pdf' });
	const text = await result();
	expect(text).toContain('Side 1 of 2 · portrait side · person 1');
	expect(text).toContain('Side 2 of 2 · emblem side · page 3 · person 1');
	const sheets = page.locator('.sheet svg');
	await expect(sheets.count()).resolves.toBe(2);
	const written = async (sheet: number) =>
		await sheets.nth(sheet).locator('text').allTextContents();
	expect(await written(0)).toEqual(expect.arrayContaining([portrait.identity_code]));
	expect(await written(1)).toEqual(expect.arrayContaining([emblem.issued_by]));
	await expect(page.getByAltText('Cut-out of the card').count()).resolves.toBe(2);
	await expect(page.getByAltText(/Page [13] · Redacted copy/).count()).resolves.toBe(2);
	expect(text).toContain('Page 2 · There is no redacted copy');
	expect(complaints).toEqual([]);
});

test.each(['light', 'dark'] as const)('fits a phone, in %s colours', async (colorScheme) => {
	const { page, result } = await open({ colorScheme, viewport: { width: 360, height: 640 } });
	await page.getByLabel('API key').fill(environment.apiKey);
	await dropFile(page, { name: 'front.jpg', bytes: front });
	await result();
	const width = await page.evaluate('document.documentElement.scrollWidth');
	expect(width).toBe(360);
	const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
	const [red] = /\d+/.exec(String(paper))!;
	expect(Number(red) < 100).toBe(colorScheme === 'dark');
});

test('looks as in the README', async () => {
	const { page, result } = await open({ viewport: { width: 1100, height: 900 } });
	await page.getByLabel('API key').fill(environment.apiKey);
	await page.setInputFiles('#file', environment.samples.front);
	await result();
	await page.locator('tr[data-box="0-identity_code"]').hover();
	const shot = await page.screenshot({ fullPage: true });
	await saveScreenshot(environment.screenshotFolder, 'try-page', shot);
});

test('--no-try-page leaves nothing of it, and the server does not speak of it', async () => {
	const server = await startEmbeddedServer({ args: ['--no-try-page'] });
	try {
		for (const file of ['/try', '/try/page.js', '/try/server.json']) {
			expect((await fetch(`${server.baseUrl}${file}`)).status).toBe(404);
		}
		expect(await logTail(server.process)).not.toContain('/try');
	} finally {
		await server.stop();
	}
});
