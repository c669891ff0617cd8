import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import path from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { serveSamples, type LocalHttp } from '../local-http.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { downloadedRows } from './downloaded-rows.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('sheet-of-links', {
	en: {
		...{ own: 'address', link: 'Image link', number: 'card.identity_code', done: 'Done' },
		...{ authority: 'card.issued_by', until: 'card.valid_date_end', review: 'card.needs_review' },
		...{ reason: 'card.reason_message', retry: 'card.retry', language: /^[ -~]+$/ },
	},
	'zh-CN': {
		...{ own: '姓名', link: '图片链接', number: '证件.公民身份号码', done: '完成' },
		...{ authority: '证件.签发机关', until: '证件.有效期截止', review: '证件.需要核对' },
		...{ reason: '证件.原因说明', retry: '证件.重试条件', language: /^\P{ASCII}/u },
	},
});

const { session, browser } = await openN8n();
let pictures: LocalHttp;

beforeAll(async () => {
	pictures = await serveSamples(session.environment.samples);
});

afterAll(async () => {
	await pictures?.close();
});

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
		const file = path.join(session.environment.folder, 'links.xlsx');
		const workbook = await writeXlsxFile(rows.map((row) => row.map((value) => ({ value }))));
		await workbook.toFile(file);
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
			...{ [words.authority]: back.issued_by, [words.until]: back.valid_date_end },
			[words.review]: false,
		});
		for (const row of [noCard, noLink, brokenLink]) {
			expect(row).toMatchObject({ [words.review]: true, [words.retry]: 'image' });
			expect(row?.[words.reason]).toMatch(words.language);
		}
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
		const file = path.join(session.environment.folder, 'both-sides.xlsx');
		const workbook = await writeXlsxFile(rows.map((row) => row.map((value) => ({ value }))));
		await workbook.toFile(file);
		const sheet = await downloadedRows(browser, session.environment.n8nUrl + FORM_PATH, [file]);
		expect(sheet.text).not.toMatch(foreign);
		expect(sheet.rows.map((row) => row[words.own])).toEqual(rows.slice(1).map(([name]) => name));
		const [whole, turned, half, empty] = sheet.rows;
		for (const row of [whole, turned]) {
			expect(row).toMatchObject({
				...{ [words.number]: front.identity_code, [words.authority]: back.issued_by },
				[words.review]: false,
			});
		}
		expect(half).toMatchObject({
			...{ [words.number]: front.identity_code, [words.retry]: 'image' },
			[words.reason]: expect.stringMatching(words.language),
		});
		expect(empty).toMatchObject({ [words.review]: true, [words.reason]: expect.any(String) });
	});
});
