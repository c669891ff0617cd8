import { describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Page, Route } from 'playwright-core';
import { waitForExecution } from '../../tools/n8n/installed/executions.mts';
import { poll } from '../../tools/processes/poll.mts';
import { readCard } from '../cards/read-card.mts';
import { pdfOf } from '../support/pdf-of.mts';
import { scanOf } from '../support/scan-of.mts';
import { startEmbeddedServer } from '../../tools/server-process/start.mts';
import { logTail } from '../../tools/processes/child-process.mts';
import { openN8nBrowser } from './browser.mts';
import { importAndPublish, openOwnerSession } from './owner-session.mts';
import { openPages } from './opened-pages.mts';
import { saveScreenshot } from './screenshot.mts';
import { dropFile, openTryPage, type DroppedFile } from './try-page.mts';

/** The formats as the page lists them. */
const FORMATS = /JPEG|PNG|WEBP|TIFF|GIF|AVIF|HEIC|PDF/g;

const pages = await openPages();
const { environment } = pages;
const front = { name: 'front.jpg', bytes: await readFile(environment.samples.front) };

const open = async (options?: BrowserContextOptions) => await openTryPage(pages, options);

/** Values and confidences as the table of the first card shows them. */
async function rowsOf(page: Page): Promise<string[][]> {
	const rows = await page.locator('section.card').first().locator('tbody tr').all();
	return await Promise.all(rows.map(async (row) => await row.locator('th, td').allInnerTexts()));
}

const focused = (page: Page) => page.locator(':focus');

/** Opens the page, enters a key and drops a file; `text` is what the result then says. */
async function drop(
	file: DroppedFile,
	{ key = environment.apiKey, ...options }: BrowserContextOptions & { key?: string } = {},
) {
	const tryPage = await open(options);
	await tryPage.page.locator('#key').fill(key);
	await dropFile(tryPage.page, file);
	return { ...tryPage, text: await tryPage.result() };
}

describe('an image that is dropped', () => {
	test('is shown with ten fields and their boxes; nothing comes from or goes elsewhere', async () => {
		const { page, complaints, requested } = await drop(front);
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

		expect(complaints).toEqual([]);
		expect(requested.length).toBeGreaterThan(15);
		expect(requested.filter((url) => !url.startsWith(`${environment.serverUrl}/`))).toEqual([]);
	});

	test('leaves no trace in the browser, the key neither', async () => {
		const { page } = await drop(front);
		const stored = await page.context().storageState({ indexedDB: true });
		expect(stored).toEqual({ cookies: [], origins: [] });
		expect(page.url()).toBe(`${environment.serverUrl}/try`);
		await page.reload();
		await expect(page.getByLabel('API key').inputValue()).resolves.toBe('');
	});

	test('waits for the key, and is read once that is entered', async () => {
		const { page, result } = await open();
		await dropFile(page, front);
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

test('the workflow that it copies reads a photo in n8n', async () => {
	const permissions = ['clipboard-read', 'clipboard-write'];
	const { page } = await drop(front, { permissions });
	await page.getByRole('button', { name: 'Copy an n8n workflow' }).click();
	await page.getByText('Paste it').waitFor();
	const copied = await page.evaluate<string>('navigator.clipboard.readText()');
	expect(copied).not.toContain(environment.apiKey);
	const session = await openOwnerSession();
	// As the editor does when it pastes.
	const workflow = JSON.parse(copied.replace('"webhookId":"id-card"', '"webhookId":"copied"'));
	const path = '/form/copied';
	const { id } = await importAndPublish(session, { name: 'Copied from /try', ...workflow }, path);
	const n8n = await openN8nBrowser(environment);
	const form = await n8n.context.newPage();
	await form.goto(environment.n8nUrl + path);
	await form.setInputFiles('#field-0', environment.samples.front);
	await form.click('#submit-btn');
	const execution = await waitForExecution(session.client, id, { after: 0 });
	await n8n.close();
	const items = execution.outputsOf('ID Card OCR').flat();
	const { identity_code: number } = environment.samples.fields.front;
	expect(items.map(({ json }) => json['identity_code'])).toEqual([number]);
});

test.each([
	['a new page', 'about:blank'],
	['the page that is open', ''],
])(
	'the code in a link brings the key, once, in %s, and is then in no address',
	async (_, before) => {
		const { page, requested } = await open();
		if (before !== '') await page.goto(before);
		const headers = { 'x-api-key': environment.apiKey };
		const made = await fetch(`${environment.serverUrl}/try/codes`, { method: 'POST', headers });
		const { code } = ((await made.json()) as { data: { code: string } }).data;
		await page.goto(`${environment.serverUrl}/try#code=${code}`);
		const given = await poll(async () => (await page.inputValue('#key')) || undefined, {
			timeoutMs: 5_000,
			waitingFor: 'the key',
		});
		expect(given).toBe(environment.apiKey);
		expect(page.url()).toBe(`${environment.serverUrl}/try`);
		expect(requested.filter((url) => url.includes(code))).toEqual([]);
		const again = { method: 'POST', headers: { 'x-try-code': code } };
		expect((await fetch(`${environment.serverUrl}/try/keys`, again)).status).toBe(401);
	},
);

test('the key goes along to the page for folders, in no address', async () => {
	const { page, requested } = await open();
	await page.locator('#key').fill(environment.apiKey);
	await page.getByRole('link', { name: 'Folder to spreadsheet' }).click();
	await page.waitForURL('**/folder');
	const given = await poll(async () => (await page.inputValue('#key')) || undefined, {
		timeoutMs: 20_000,
		waitingFor: 'the key',
	});
	expect(given).toBe(environment.apiKey);
	expect(page.url()).toBe(`${environment.serverUrl}/folder`);
	expect(requested.filter((url) => url.includes(environment.apiKey))).toEqual([]);
});

describe('what fails says why', () => {
	test('a wrong key, which is then in focus', async () => {
		const { page, text, complaints } = await drop(front, { key: 'wrong' });
		expect(text).toContain('4011: The server does not know this API key.');
		await expect(focused(page).getAttribute('id')).resolves.toBe('key');
		await expect(page.getByLabel('API key').getAttribute('aria-invalid')).resolves.toBe('true');
		await expect(page.getByRole('alert').count()).resolves.toBe(1);
		expect(complaints).toEqual([]);
	});

	test('an image without a card', async () => {
		const { image } = readCard('landscape.jpg');
		const { page, text } = await drop({ name: 'landscape.jpg', bytes: image });
		expect(text).toMatch(/5021: No ID card could be read in this image\..*\n.*req_/s);
		await expect(page.locator('#status').innerText()).resolves.toBe('Nothing was read.');
		await expect(page.locator('.image img').count()).resolves.toBe(1);
	});

	test('text, in either language', async () => {
		const { page, text, result } = await drop({ name: 'text', bytes: Buffer.from('no image') });
		expect(text).toContain(
			'4000: The file must be a JPG, PNG, WebP, TIFF, GIF, AVIF, HEIC or PDF.',
		);
		await page.getByRole('button', { name: '中文' }).click();
		expect(await result()).toContain(
			'4000: 图片格式应为 JPG、PNG、WebP、TIFF、GIF、AVIF、HEIC 或 PDF',
		);
	});

	test.each([
		[0, /The file is empty\./],
		[8_000_000, /The file has 8 MB, more than the [\d.]+ MB/],
	])('a file of %i bytes, which is not sent', async (bytes, sentence) => {
		const { text, requested } = await drop({ name: 'a.jpg', bytes: Buffer.alloc(bytes) });
		expect(text).toMatch(sentence);
		expect(requested.filter((url) => url.includes('/api/'))).toEqual([]);
	});

	test.each<[string, (route: Route) => Promise<void>, string]>([
		['a server that is gone', (route) => route.abort(), 'The server does not answer.'],
		[
			"a proxy's error page",
			(route) => route.fulfill({ status: 502, body: '<h1>Bad Gateway</h1>' }),
			'What answered (HTTP 502) is not this server',
		],
	])('%s', async (_, answer, sentence) => {
		const { page, result } = await open();
		await page.context().route('**/api/ocr-idcard', answer);
		await page.getByLabel('API key').fill(environment.apiKey);
		await dropFile(page, front);
		expect(await result()).toContain(sentence);
	});
});

test('by keyboard alone', async () => {
	const { page, result } = await open();
	const tab = async () => await page.keyboard.press('Tab');
	for (const name of ['Folder to spreadsheet', 'English', '中文']) {
		await tab();
		await expect(focused(page).innerText()).resolves.toBe(name);
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
	await tab();
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
		await dropFile(page, front);
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

test('a PDF with a front on page 1 and a back on page 3: one person, cut out, nothing left open', async () => {
	const { front: portrait, back: emblem } = environment.samples.fields;
	const scans = [
		await scanOf(front.bytes),
		{},
		await scanOf(await readFile(environment.samples.back)),
	];
	const { page, result, complaints } = await open();
	await page.getByLabel('API key').fill(environment.apiKey);
	await dropFile(page, { name: 'both.pdf', bytes: pdfOf(scans), type: 'application/pdf' });
	const text = await result();
	expect(text).toContain('Side 1 of 2 · portrait side · person 1');
	expect(text).toContain('Side 2 of 2 · emblem side · page 3 · person 1');
	expect(text).toContain(portrait.identity_code);
	expect(text).toContain(emblem.issued_by);
	// In the place of the pages, which the browser does not show.
	await expect(page.locator('.cut-outs').getByAltText('Cut-out of the card').count()).resolves.toBe(
		2,
	);
	expect(complaints).toEqual([]);
});

test.each(['light', 'dark'] as const)('fits a phone, in %s colours', async (colorScheme) => {
	const bytes = readCard('portrait-patched.jpg').image;
	const phone = { colorScheme, viewport: { width: 360, height: 640 } };
	const { page, text } = await drop({ name: 'patched.jpg', bytes }, phone);
	expect(text).toMatch(/Look at it\s+.*Characters seem to be missing/s);
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
