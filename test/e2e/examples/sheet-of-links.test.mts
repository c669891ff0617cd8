import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { saveCredential } from '../../../tools/n8n/installed/credentials.mts';
import { refusal, startApiZeroStub, success, type ApiZeroStub } from '../../node/apizero-stub.mts';
import type { LocalHttp } from '../../support/local-http.mts';
import { serveSamples } from '../served-samples.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import type { Workflow } from '../../../tools/n8n/installed/workflows.mts';
import { downloadedRows } from './downloaded-rows.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('sheet-of-links', {
	en: {
		own: 'address',
		link: 'Image link',
		number: 'card.identity_code',
		done: 'Done',
		authority: 'card.issued_by',
		until: 'card.valid_date_end',
		review: 'card.needs_review',
		reason: 'card.reason_message',
		retry: 'card.retry',
		language: /^[ -~]+$/,
	},
	'zh-CN': {
		own: '姓名',
		link: '图片链接',
		number: '证件.公民身份号码',
		done: '完成',
		authority: '证件.签发机关',
		until: '证件.有效期截止',
		review: '证件.需要核对',
		reason: '证件.原因说明',
		retry: '证件.重试条件',
		language: /^\P{ASCII}/u,
	},
});

const { session, browser } = await openN8n();
const { samples, n8nUrl, folder } = session.environment;
let pictures: LocalHttp;
let cloud: ApiZeroStub;
/** How many calls of the day the cloud has left. */
let callsLeft = 0;

beforeAll(async () => {
	pictures = await serveSamples(samples);
	cloud = await startApiZeroStub(({ body }) => {
		if (callsLeft === 0) return refusal(4030);
		callsLeft -= 1;
		return success(body.input_data.includes('front') ? samples.fields.front : samples.fields.back);
	});
});

afterAll(async () => {
	await pictures?.close();
	await cloud?.close();
});

/** Saves a spreadsheet; returns its path. */
async function sheetOf(name: string, rows: Array<Array<string | boolean>>): Promise<string> {
	const file = path.join(folder, name);
	const workbook = await writeXlsxFile(rows.map((row) => row.map((value) => ({ value }))));
	await workbook.toFile(file);
	return file;
}

/** Publishes an example with the cloud, at an address of its own; returns it. */
async function publishForCloud(workflow: Workflow, formPath: string): Promise<string> {
	const apiZeroApi = await saveCredential(session.client, 'Cloud', 'apiZeroApi', {
		apiKey: 'key-of-a-test',
		baseUrl: cloud.baseUrl,
		service: 'cloud',
	});
	const nodes = workflow.nodes.map((node) =>
		node.webhookId === undefined ? node : { ...node, webhookId: `${node.webhookId}-cloud` },
	);
	const cloudPath = `${formPath}-cloud`;
	await importAndPublish(
		{ ...session, credentials: { apiZeroApi } },
		{ ...workflow, nodes },
		cloudPath,
	);
	return n8nUrl + cloudPath;
}

/** Uploads a spreadsheet on two days: on the first, three calls of the quota are left. */
async function onTwoDays(formUrl: string, file: string) {
	cloud.calls.length = 0;
	callsLeft = 3;
	const first = await downloadedRows(browser, formUrl, [file]);
	const again = `${file}-again.xlsx`;
	await copyFile(first.file, again);
	const calls = cloud.calls.length;
	callsLeft = Infinity;
	const second = await downloadedRows(browser, formUrl, [again]);
	return { first: first.rows, second: second.rows, callsThen: cloud.calls.slice(calls) };
}

describe.each(EXAMPLES)('$file', ({ workflow, words, foreign, address }) => {
	const FORM_PATH = address('/form/id-card-sheet');

	beforeAll(async () => {
		await importAndPublish(session, workflow, FORM_PATH);
	});

	test('returns every row in its place, with the columns beside it and the reason', async () => {
		const { front, back } = session.environment.samples.fields;
		const rows = [
			[words.own, words.link],
			['portrait', `${pictures.url}/front.jpg`],
			['no card', `${pictures.url}/landscape.jpg`],
			['emblem', `${pictures.url}/back.jpg`],
			['no link', ''],
			['broken link', `${pictures.url}/missing.jpg`],
		];
		const file = await sheetOf('links.xlsx', rows);
		const url = session.environment.n8nUrl + FORM_PATH;
		const sheet = await downloadedRows(browser, url, [file]);
		expect(sheet.text).toContain(words.done);
		expect(sheet.text).not.toMatch(foreign);
		expect(sheet.rows.map((row) => row[words.own])).toEqual(rows.slice(1).map(([name]) => name));
		const [portrait, noCard, emblem, noLink, brokenLink] = sheet.rows;
		expect(portrait).toMatchObject({
			[words.number]: front.identity_code,
			[words.link]: `${pictures.url}/front.jpg`,
			[words.review]: false,
		});
		expect(emblem).toMatchObject({
			[words.authority]: back.issued_by,
			[words.until]: back.valid_date_end,
			[words.review]: false,
		});
		for (const row of [noCard, noLink, brokenLink]) {
			expect(row).toMatchObject({ [words.review]: true, [words.retry]: 'image' });
			expect(row?.[words.reason]).toMatch(words.language);
		}
	});

	test('reads what the quota left out when the result is uploaded again, and only that', async () => {
		const formUrl = await publishForCloud(workflow, FORM_PATH);
		const [front, back] = ['https://example.com/front', 'https://example.com/back'];
		const links = [`${front}1`, `${back}2`, `${front}3`, `${back}4`, `${front}5`];
		const rows = links.map((link, index) => [`row ${index + 1}`, link]);
		const file = await sheetOf('quota.xlsx', [[words.own, words.link], ...rows]);
		const { first, second, callsThen } = await onTwoDays(formUrl, file);
		expect(first.map((row) => row[words.retry])).toEqual([null, null, null, 'later', 'later']);
		expect(second.map((row) => row[words.link])).toEqual(links);
		expect(second.slice(0, 3)).toEqual(first.slice(0, 3));
		expect(second.map((row) => [row[words.review], row[words.retry], row[words.reason]])).toEqual(
			links.map(() => [false, null, null]),
		);
		expect(second[3]).toMatchObject({ [words.authority]: samples.fields.back.issued_by });
		expect(second[4]).toMatchObject({ [words.number]: samples.fields.front.identity_code });
		expect(callsThen.map(({ body }) => body.input_data)).toEqual(links.slice(3));
	});

	test('reads a row again whose review was emptied, and leaves nothing of the old result', async () => {
		const link = `${pictures.url}/front.jpg`;
		const file = await sheetOf('emptied.xlsx', [
			[words.own, words.link, words.authority, words.number, words.review, 'No.'],
			['emptied', link, 'old', 'old', '', '1'],
			['read', link, 'kept', 'kept', false, '2'],
		]);
		const { rows } = await downloadedRows(browser, n8nUrl + FORM_PATH, [file]);
		const { identity_code } = samples.fields.front;
		expect(rows).toMatchObject([
			{ [words.own]: 'read', 'No.': '2', [words.authority]: 'kept', [words.number]: 'kept' },
			{
				[words.own]: 'emptied',
				'No.': '1',
				[words.authority]: null,
				[words.number]: identity_code,
			},
		]);
	});
});

const BOTH_SIDES = inEachLanguage('sheet-of-both-sides', {
	en: { front: 'Front link', back: 'Back link', ...EXAMPLES[0]!.words, language: /emblem side/ },
	'zh-CN': { front: '人像面链接', back: '国徽面链接', ...EXAMPLES[1]!.words, language: /国徽面/ },
});

describe.each(BOTH_SIDES)('$file', ({ workflow, words, foreign, address }) => {
	const FORM_PATH = address('/form/id-card-both-sides-sheet');

	test('makes one row of both links of a row, and says which side is missing', async () => {
		await importAndPublish(session, workflow, FORM_PATH);
		const { front, back } = session.environment.samples.fields;
		const rows = [
			[words.own, words.front, words.back],
			['whole', `${pictures.url}/front.jpg`, `${pictures.url}/back.jpg`],
			['turned round', `${pictures.url}/back.jpg`, `${pictures.url}/front.jpg`],
			['half', `${pictures.url}/front.jpg`, ''],
			['empty', '', ''],
		];
		const file = await sheetOf('both-sides.xlsx', rows);
		const sheet = await downloadedRows(browser, session.environment.n8nUrl + FORM_PATH, [file]);
		expect(sheet.text).not.toMatch(foreign);
		expect(sheet.rows.map((row) => row[words.own])).toEqual(rows.slice(1).map(([name]) => name));
		const [whole, turned, half, empty] = sheet.rows;
		for (const row of [whole, turned]) {
			expect(row).toMatchObject({
				[words.number]: front.identity_code,
				[words.authority]: back.issued_by,
				[words.review]: false,
			});
		}
		expect(half).toMatchObject({
			[words.number]: front.identity_code,
			[words.retry]: 'image',
			[words.reason]: expect.stringMatching(words.language),
		});
		expect(empty).toMatchObject({ [words.review]: true, [words.reason]: expect.any(String) });
	});

	test('reads what the quota left out when the result is uploaded again, and only that', async () => {
		const formUrl = await publishForCloud(workflow, FORM_PATH);
		const links = [1, 2, 3].map((n) =>
			['front', 'back'].map((side) => `https://example.com/${side}${n}`),
		);
		const rows = links.map((row, index) => [`row ${index + 1}`, ...row]);
		const file = await sheetOf('quota-of-both.xlsx', [
			[words.own, words.front, words.back],
			...rows,
		]);
		const { first, second, callsThen } = await onTwoDays(formUrl, file);
		expect(first.map((row) => row[words.retry])).toEqual([null, 'later', 'later']);
		expect(second).toEqual(
			['row 1', 'row 2', 'row 3'].map((own) =>
				expect.objectContaining({
					[words.own]: own,
					[words.number]: samples.fields.front.identity_code,
					[words.authority]: samples.fields.back.issued_by,
					[words.review]: false,
					[words.retry]: null,
				}),
			),
		);
		expect(callsThen).toHaveLength(4);
	});
});
