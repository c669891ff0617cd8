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
import {
	importAndPublish,
	openOwnerSession,
	readExample,
	type OwnerSession,
} from '../owner-session.mts';

type Row = Record<string, unknown>;

let session: OwnerSession;
let browser: N8nBrowser;
let pictures: LocalHttp;
let rows: string[][];

beforeAll(async () => {
	session = await openOwnerSession();
	await importAndPublish(
		session,
		await readExample('spreadsheet-enrichment'),
		'/form/id-card-spreadsheet',
	);
	browser = await openN8nBrowser(session.environment);
	const { front, back, landscape } = session.environment.samples;
	pictures = await servePictures({
		'/front.jpg': await readFile(front),
		'/back.jpg': await readFile(back),
		'/landscape.jpg': await readFile(landscape),
	});
	rows = [
		['Customer', 'Image link'],
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

/** Uploads a spreadsheet. Returns the rows of the two it yields, keyed by column title. */
async function enrich(file: string, days: number): Promise<{ cards: Row[]; expiring: Row[] }> {
	const url = `${session.environment.n8nUrl}/form/id-card-spreadsheet`;
	const downloads: Download[] = [];
	const page = await submitForm(browser, url, async (form) => {
		form.on('download', (download) => downloads.push(download));
		await form.setInputFiles('#field-0', file);
		await form.fill('#field-1', String(days));
	});
	expect(await page.innerText('body')).toContain('5 rows');
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

function rowsOf([titles = [], ...lines]: unknown[][]): Row[] {
	return lines.map((line) =>
		Object.fromEntries(titles.map((title, column) => [String(title), line[column]])),
	);
}

async function spreadsheet(kind: 'xlsx' | 'csv'): Promise<string> {
	const file = path.join(session.environment.folder, `customers.${kind}`);
	if (kind === 'csv') {
		await writeFile(file, rows.map((row) => row.join(',')).join('\n'));
	} else {
		const workbook = await writeXlsxFile(rows.map((row) => row.map((value) => ({ value }))));
		await workbook.toFile(file);
	}
	return file;
}

test('examples/spreadsheet-enrichment.json changes two parameters besides On Error', async () => {
	const { nodes } = await readExample('spreadsheet-enrichment');
	const [node, ...others] = nodes.filter(({ type }) => type.startsWith('n8n-nodes-apizero.'));
	expect(others).toEqual([]);
	expect(Object.keys(node?.parameters ?? {})).toEqual(['source', 'url']);
	const settings = ['id', 'name', 'type', 'typeVersion', 'position', 'parameters', 'onError'];
	expect(Object.keys(node ?? {})).toEqual(settings);
});

describe.each(['xlsx', 'csv'] as const)('examples/spreadsheet-enrichment.json with %s', (kind) => {
	test('returns every row with the columns, the status and the reason', async () => {
		const { front, back } = session.environment.samples.fields;
		const { cards } = await enrich(await spreadsheet(kind), 0);
		expect(cards.map((row) => row['Customer'])).toEqual(rows.slice(1).map(([name]) => name));
		const [portrait, emblem, noCard, brokenLink, noLink] = cards;
		expect(portrait).toMatchObject({
			identity_name: front.identity_name,
			identity_code: front.identity_code,
			address: front.address,
			Status: 'OK',
		});
		expect(emblem).toMatchObject({
			issued_by: back.issued_by,
			valid_date_start: back.valid_date_start,
			valid_date_end: back.valid_date_end,
		});
		expect(emblem?.['Days left']).toEqual(expect.any(Number));
		expect(noCard?.['Status']).toMatch(/^Not read: \w/);
		expect(brokenLink?.['Status']).toMatch(/^Failed: \S/);
		expect(noLink?.['Status']).toMatch(/^Failed: \S/);
	});

	test('lists cards that expire within the given number of days in a second file', async () => {
		const all = await enrich(await spreadsheet(kind), 36_500);
		expect(all.expiring.map((row) => row['Customer'])).toEqual(['emblem']);
		const none = await enrich(await spreadsheet(kind), -36_500);
		expect(none.expiring.filter((row) => row['Customer'] !== undefined)).toEqual([]);
	});
});
