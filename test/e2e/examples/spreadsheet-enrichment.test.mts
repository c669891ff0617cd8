import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Download } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { poll } from '../../../tools/processes/poll.mts';
import { openN8nBrowser, type N8nBrowser } from '../browser.mts';
import { submitForm } from '../form-page.mts';
import { servePictures, type LocalHttp } from '../local-http.mts';
import { importAndPublish, openOwnerSession, type OwnerSession } from '../owner-session.mts';
import { inEachLanguage } from './in-each-language.mts';

type Row = Record<string, unknown>;

const [ENGLISH, CHINESE] = inEachLanguage('spreadsheet-enrichment', {
	en: {
		...{ link: 'Image link', status: 'Status', daysLeft: 'Days left', passed: 'OK' },
		...{ name: 'identity_name', number: 'identity_code', address: 'address' },
		...{ authority: 'issued_by', from: 'valid_date_start', until: 'valid_date_end' },
		noCard: /^Not read: \w/,
		failed: /^Failed: \S/,
		done: '5 rows',
	},
	'zh-CN': {
		...{ link: '图片链接', status: '状态', daysLeft: '剩余天数', passed: '通过' },
		...{ name: '姓名', number: '公民身份号码', address: '住址' },
		...{ authority: '签发机关', from: '有效期起始', until: '有效期截止' },
		noCard: /^未识别：\P{Script=Latin}+$/u,
		failed: /^失败：.*\p{Script=Han}{4}/u,
		done: '5 行',
	},
});

let session: OwnerSession;
let browser: N8nBrowser;
let pictures: LocalHttp;
/** The forms that n8n serves. */
const published = new Set<string>();
/** The rows of the spreadsheets: what they are, and their links. */
let rows: string[][];

beforeAll(async () => {
	session = await openOwnerSession();
	browser = await openN8nBrowser(session.environment);
	const { front, back, landscape } = session.environment.samples;
	pictures = await servePictures({
		'/front.jpg': await readFile(front),
		'/back.jpg': await readFile(back),
		'/landscape.jpg': await readFile(landscape),
	});
	rows = [
		['portrait', `${pictures.url}/front.jpg`],
		['emblem', `${pictures.url}/back.jpg`],
		['no card', `${pictures.url}/landscape.jpg`],
		['broken link', `${pictures.url}/missing.jpg`],
		['no link', ''],
	];
});

afterAll(async () => {
	await browser?.close();
	await pictures?.close();
});

function rowsOf([titles = [], ...lines]: unknown[][]): Row[] {
	return lines.map((line) =>
		Object.fromEntries(titles.map((title, column) => [String(title), line[column]])),
	);
}

test('examples/spreadsheet-enrichment.json changes two parameters besides On Error', () => {
	const [node, ...others] = ENGLISH.workflow.nodes.filter(({ type }) =>
		type.startsWith('n8n-nodes-apizero.'),
	);
	expect(others).toEqual([]);
	expect(Object.keys(node?.parameters ?? {})).toEqual(['source', 'url']);
	const settings = ['id', 'name', 'type', 'typeVersion', 'position', 'parameters', 'onError'];
	expect(Object.keys(node ?? {})).toEqual(settings);
});

describe.each([
	{ ...ENGLISH, kind: 'xlsx' },
	{ ...ENGLISH, kind: 'csv' },
	{ ...CHINESE, kind: 'xlsx' },
])('$file with $kind', ({ workflow, words, foreign, address, kind }) => {
	const FORM_PATH = address('/form/id-card-spreadsheet');

	beforeAll(async () => {
		if (published.has(FORM_PATH)) return;
		published.add(FORM_PATH);
		await importAndPublish(session, workflow, FORM_PATH);
	});

	/** Uploads a spreadsheet. Returns the rows of the two it yields, keyed by column title. */
	async function enrich(file: string, days: number): Promise<{ cards: Row[]; expiring: Row[] }> {
		const url = session.environment.n8nUrl + FORM_PATH;
		const downloads: Download[] = [];
		const page = await submitForm(browser, url, async (form) => {
			form.on('download', (download) => downloads.push(download));
			await form.setInputFiles('#field-0', file);
			await form.fill('#field-1', String(days));
		});
		const text = await page.innerText('body');
		expect(text).toContain(words.done);
		expect(text).not.toMatch(foreign);
		await poll(async () => (downloads.length === 2 ? true : undefined), {
			timeoutMs: 10_000,
			waitingFor: 'the two files',
		});
		const sheet = async (name: string) => {
			const download = downloads.find((one) => one.suggestedFilename() === name);
			return rowsOf(await readSheet((await download?.path()) ?? name));
		};
		const sheets = { cards: await sheet('cards.xlsx'), expiring: await sheet('expiring.xlsx') };
		await page.close();
		return sheets;
	}

	async function spreadsheet(): Promise<string> {
		const lines = [['Customer', words.link], ...rows];
		const file = path.join(session.environment.folder, `customers.${kind}`);
		if (kind === 'csv') {
			await writeFile(file, lines.map((row) => row.join(',')).join('\n'));
		} else {
			const workbook = await writeXlsxFile(lines.map((row) => row.map((value) => ({ value }))));
			await workbook.toFile(file);
		}
		return file;
	}

	test('returns every row with the columns, the status and the reason', async () => {
		const { front, back } = session.environment.samples.fields;
		const { cards } = await enrich(await spreadsheet(), 0);
		expect(cards.map((row) => row['Customer'])).toEqual(rows.map(([name]) => name));
		const [portrait, emblem, noCard, brokenLink, noLink] = cards;
		expect(portrait).toMatchObject({
			[words.name]: front.identity_name,
			[words.number]: front.identity_code,
			[words.address]: front.address,
			[words.status]: words.passed,
		});
		expect(emblem).toMatchObject({
			[words.authority]: back.issued_by,
			[words.from]: back.valid_date_start,
			[words.until]: back.valid_date_end,
		});
		expect(emblem?.[words.daysLeft]).toEqual(expect.any(Number));
		expect(noCard?.[words.status]).toMatch(words.noCard);
		expect(brokenLink?.[words.status]).toMatch(words.failed);
		expect(noLink?.[words.status]).toMatch(words.failed);
	});

	test('lists cards that expire within the given number of days in a second file', async () => {
		const all = await enrich(await spreadsheet(), 36_500);
		expect(all.expiring.map((row) => row['Customer'])).toEqual(['emblem']);
		const none = await enrich(await spreadsheet(), -36_500);
		expect(none.expiring.filter((row) => row['Customer'] !== undefined)).toEqual([]);
	});
});
