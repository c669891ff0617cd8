import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import {
	listExecutions,
	readExecution,
	type Execution,
} from '../../../tools/n8n/installed/executions.mts';
import type { Workflow } from '../../../tools/n8n/installed/workflows.mts';
import { poll } from '../../../tools/processes/poll.mts';
import { encode } from 'uqr';
import { openDataTable, type Row } from '../data-tables.mts';
import { submitForm } from '../form-page.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { openWatchedPage, type WatchedPage } from '../watched-page.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('send-a-link', {
	en: {
		table: 'ID cards asked for',
		locale: 'en-US',
		sent: '✓ Sent',
		over: 'may have arrived',
		ask: '请发送这个链接 Please send this link',
		asked: 'SPECIMEN Ltd asks for photos of your ID card',
		screenshot: 'send-a-link-page',
	},
	'zh-CN': {
		table: '索取的身份证',
		locale: 'zh-CN',
		sent: '✓ 已发送',
		over: '可能已经送达',
		ask: '请发送这个链接',
		asked: 'SPECIMEN Ltd 需要您的身份证照片',
		screenshot: 'zh-CN-send-a-link-page',
	},
});

const { session, browser } = await openN8n();
const { n8nUrl, serverUrl, samples } = session.environment;
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

/** The example with the server of this test, and what else differs. */
function withServer(example: Workflow, others: Record<string, Record<string, unknown>> = {}) {
	const nodes = example.nodes.map((one) => {
		const url = 'url' in one.parameters ? { url: `${serverUrl}/api/photo-links` } : {};
		return { ...one, ...others[one.id], parameters: { ...one.parameters, ...url } };
	});
	return { ...example, nodes };
}

/** Asks somebody for photos; returns the page with the link, and the link. */
async function ask(formPath: string, person: string): Promise<{ page: Page; url: string }> {
	const page = await submitForm(browser, n8nUrl + formPath, async (form) => {
		await form.fill('#field-0', person);
		await form.fill('#field-1', `${person}@example.com`);
		await form.fill('#field-2', 'SPECIMEN Ltd');
		await form.fill('#field-3', '样本 specimen');
	});
	const url = await page.locator('.header a').getAttribute('href');
	expect(url).toMatch(new RegExp(`^${serverUrl}/photo\\?for=[\\w-]{43}#`));
	return { page, url: url! };
}

/** Where the page of a link delivers. */
async function deliveryOf(url: string): Promise<{ deliver_to: string; id: string }> {
	const headers = { 'x-photo-link': url.split('#')[1]! };
	const reply = await fetch(`${serverUrl}/api/photo-links`, { headers });
	return ((await reply.json()) as { data: { deliver_to: string; id: string } }).data;
}

/** Delivers two images as the page does, whatever they show. */
async function deliver(url: string, portrait: string, emblem: string): Promise<Response> {
	const { deliver_to, id } = await deliveryOf(url);
	const body = new FormData();
	body.append('link', id);
	for (const [side, file] of Object.entries({ portrait, emblem })) {
		const bytes = new Uint8Array(await readFile(file));
		body.append(side, new Blob([bytes], { type: 'image/jpeg' }), `${side}.jpg`);
	}
	return await fetch(deliver_to, { method: 'POST', body, headers: { origin: serverUrl } });
}

const allows = ({ headers }: Response) => headers.get('access-control-allow-origin');

async function rowsOf(table: string, person: string): Promise<Row[]> {
	const rows = await (await openDataTable(session.client, table)).rows();
	return rows.filter((row) => row['person'] === person);
}

describe.each(EXAMPLES)('$file', ({ workflow: example, words, foreign, address, node }) => {
	const formPath = address('/form/id-card-link');
	let workflowId: string;
	let visitor: WatchedPage | undefined;

	beforeAll(async () => {
		({ id: workflowId } = await importAndPublish(session, withServer(example), formPath));
	});

	/** Waits until the newest execution waits at a node. */
	async function waitsAt(name: string): Promise<Execution> {
		const waiting = async () => {
			const [newest] = await listExecutions(session.client, workflowId);
			const execution = newest && (await readExecution(session.client, newest.id));
			return execution?.status === 'waiting' && execution.ran(node(name)) ? execution : undefined;
		};
		return await poll(waiting, { timeoutMs: 30_000, waitingFor: `n8n to wait at ${name}` });
	}

	/** Opens the link on a phone and sends both photos, once they are good. */
	async function send(url: string, screenshot?: string): Promise<Page> {
		const options = { ...PHONE, locale: words.locale };
		visitor = await openWatchedPage(browser.context.browser()!, url, options);
		const { page } = visitor;
		await page.locator('#asked', { hasText: words.asked }).waitFor();
		expect(await page.innerText('body')).not.toMatch(foreign);
		for (const [side, file] of [
			['portrait', samples.front],
			['emblem', samples.back],
		]) {
			await page.locator(`input[aria-describedby=${side}-verdict]`).setInputFiles(file!);
			await page.locator(`.side.good #${side}-verdict`).waitFor({ timeout: 30_000 });
		}
		if (screenshot !== undefined) await browser.screenshot(screenshot, page);
		await page.click('#go');
		return page;
	}

	/** Waits until the page says what became of the delivery. */
	async function says(page: Page, what: string): Promise<void> {
		await page.locator('#status', { hasText: what }).waitFor({ timeout: 60_000 });
	}

	test('from a link to one row, whatever comes before and after', async () => {
		const { page: asking, url } = await ask(formPath, 'first');
		expect(await asking.innerText('h1')).toBe(words.ask);
		expect(await asking.innerText('body')).not.toMatch(foreign);
		const code = await asking
			.locator('tr')
			.evaluateAll((rows) =>
				rows.map(({ children }) => Array.from(children, ({ tagName }) => tagName === 'TH')),
			);
		expect(code).toEqual(encode(url, { ecc: 'L', border: 4 }).data);
		const { id } = await deliveryOf(url);
		const isAsked = { link: id, contact: 'first@example.com', name: null, reason_code: null };
		expect(await rowsOf(words.table, 'first')).toEqual([expect.objectContaining(isAsked)]);

		// Neither ends the wait.
		// While an execution runs, n8n leaves a reload without an answer.
		await waitsAt('Photos');
		await asking.reload();
		expect(await rowsOf(words.table, 'first')).toEqual([expect.objectContaining(isAsked)]);
		const unread = await deliver(url, samples.front, samples.landscape);
		expect([unread.status, allows(unread)]).toEqual([200, serverUrl]);
		const { reason } = (await unread.json()) as { reason: string };
		expect(reason).toMatch(/国徽面|emblem side/);
		const isAskedAgain = { ...isAsked, name: expect.any(String), reason_code: 'back-missing' };
		expect(await rowsOf(words.table, 'first')).toEqual([expect.objectContaining(isAskedAgain)]);
		await asking.close();

		const page = await send(url, words.screenshot);
		await says(page, words.sent);
		expect(visitor?.complaints).toEqual([]);
		await visitor?.close();
		const { front, back } = samples.fields;
		const isRead = {
			link: id,
			contact: 'first@example.com',
			needs_review: false,
			reason_code: null,
			name: front.identity_name,
			idNumber: front.identity_code,
			issuingAuthority: back.issued_by,
			validUntil: back.valid_date_end,
		};
		expect(await rowsOf(words.table, 'first')).toEqual([expect.objectContaining(isRead)]);

		// The same visitor in another browser, which does not know of the first.
		await says(await send(url), words.over);
		await visitor?.close();
		expect(await rowsOf(words.table, 'first')).toEqual([expect.objectContaining(isRead)]);
	});

	test('refuses photos that come before it waits for them', async () => {
		// Nobody loads the page with the link, from which the execution would go on.
		const body = new FormData();
		body.append('field-0', 'early');
		body.append('field-1', 'early@example.com');
		body.append('field-2', 'SPECIMEN Ltd');
		body.append('field-3', '样本 specimen');
		await fetch(n8nUrl + formPath, { method: 'POST', body });
		const [[made]] = (await waitsAt('Show link')).outputsOf(node('Make link'));
		const { url } = made!.json['data'] as { url: string };
		const early = await deliver(url, samples.front, samples.back);
		expect([early.status, allows(early)]).toEqual([404, serverUrl]);
	});
});

test('says in the row that nobody came in time, and takes no photos afterwards', async () => {
	const [{ workflow, words }] = EXAMPLES;
	const formPath = '/form/id-card-link-short';
	const photos = workflow.nodes.find(({ id }) => id === 'photos')!;
	const short = { ...photos.parameters, resumeAmount: 1, resumeUnit: 'seconds' };
	const copy = withServer(
		{
			...workflow,
			nodes: workflow.nodes.map((one) => (one === photos ? { ...one, parameters: short } : one)),
		},
		{ form: { webhookId: 'id-card-link-short' } },
	);
	await importAndPublish(session, { ...copy, name: `${copy.name} (short)` }, formPath);
	const { page, url } = await ask(formPath, 'second');
	const ended = async () => {
		const [row] = await rowsOf(words.table, 'second');
		return row?.['reason_code'] === null ? undefined : row;
	};
	// n8n looks for waits that are over once a minute.
	const row = await poll(ended, { timeoutMs: 90_000, waitingFor: 'the wait to end' });
	await page.close();
	expect(row).toMatchObject({ reason_code: 'link-expired', retry: 'image', name: null });
	const late = await deliver(url, samples.front, samples.back);
	expect([late.status, allows(late)]).toEqual([404, serverUrl]);
	expect(await rowsOf(words.table, 'second')).toEqual([row]);
});
