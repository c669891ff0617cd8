import { beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { readCard } from '../../cards/read-card.mts';
import { openDataTable } from '../data-tables.mts';
import { submitFiles } from '../form-page.mts';
import { openN8n } from '../opened-n8n.mts';
import { importAndPublish } from '../owner-session.mts';
import { FormExecutions } from './form-executions.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('review-with-evidence', {
	en: {
		table: 'ID cards reviewed',
		compare: '请与证件核对 Please compare with the card',
		again: '请重新拍照 Please take the photos again',
		saved: '已保存 Saved',
		address: '住址 Address',
		toCheck: 'Still to check: address: ',
		missing: 'Please take a sharp photo of the emblem side, without glare.',
		screenshot: 'review-with-evidence-page',
	},
	'zh-CN': {
		table: '已复核的身份证',
		compare: '请与证件核对',
		again: '请重新拍照',
		saved: '已保存',
		address: '住址',
		toCheck: '仍需核对：address: ',
		missing: '请拍摄清晰、无反光的国徽面照片。',
		screenshot: 'zh-CN-review-with-evidence-page',
	},
});

/** The card's size in the cut-out, in pixels. */
const CARD_SIZE = { width: 1012, height: 638 };

const { session, browser } = await openN8n();

/** Runs in the browser. */
const DECODE_IMAGES = `Promise.all(
	[...document.querySelectorAll('.form-group.html > div')].map(async (element) => {
		const image = new Image();
		image.src = /url\\("(.*)"\\)/.exec(getComputedStyle(element).backgroundImage)?.[1] ?? '';
		const isDecoded = await image.decode().then(() => true, () => false);
		return isDecoded ? { width: image.naturalWidth, height: image.naturalHeight } : null;
	}),
)`;
const FRAMED = `[...document.querySelectorAll('td')]
	.filter((cell) => getComputedStyle(cell).borderTopWidth !== '0px')
	.map((cell) => cell.headers)`;

async function save(name: string, picture: Buffer) {
	const file = path.join(session.environment.folder, `compare-${name}.jpg`);
	await writeFile(file, picture);
	return file;
}

/** Both sides of a card with a patch over its address, which alone is doubtful to the server. */
async function patchedCard() {
	const front = readCard('third-portrait.jpg');
	const back = readCard('third-emblem.jpg');
	const patch = { width: 54, height: 34, channels: 3, background: '#e4e8ee' } as const;
	const patched = sharp(front.image).composite([{ input: { create: patch }, left: 668, top: 494 }]);
	return {
		front: await save('front', await patched.jpeg().toBuffer()),
		back: await save('back', back.image),
		address: front.fields.address ?? '',
		read: { name: front.fields.identity_name, validUntil: back.fields.valid_date_end },
	};
}

describe.each(EXAMPLES)('$file', ({ workflow: example, words, foreign, address, node }) => {
	let executions: FormExecutions;
	const FORM_PATH = address('/form/id-card-evidence');

	beforeAll(async () => {
		const { id } = await importAndPublish(session, example, FORM_PATH);
		executions = new FormExecutions(session.client, id);
	});

	async function upload(first: string, second: string): Promise<Page> {
		return await submitFiles(browser, session.environment.n8nUrl + FORM_PATH, first, second);
	}

	async function reached(page: Page, title: string): Promise<void> {
		await page.getByRole('heading', { name: title, exact: true }).waitFor({ timeout: 60_000 });
		expect(await page.innerText('body')).not.toMatch(foreign);
	}

	const lastRow = async () =>
		(await (await openDataTable(session.client, words.table)).rows()).at(-1);

	test('saves a card that was read surely, without a person', async () => {
		const { front, back, fields } = session.environment.samples;
		const page = await upload(front, back);
		await reached(page, words.saved);
		const execution = await executions.ended(page);
		expect(execution.ran(node('Compare'))).toBe(false);
		expect(await lastRow()).toMatchObject({
			name: fields.front.identity_name,
			validUntil: fields.back.valid_date_end,
			needs_review: false,
			review_reasons: '',
		});
	});

	test('frames the doubtful value on the card, and lets it alone be corrected', async () => {
		const card = await patchedCard();
		const page = await upload(card.front, card.back);
		await reached(page, words.compare);
		expect(await page.evaluate(DECODE_IMAGES)).toEqual([CARD_SIZE, CARD_SIZE]);
		expect(await page.evaluate(FRAMED)).toEqual(['address']);
		expect(await page.locator('.form-label').allInnerTexts()).toEqual([words.address]);
		await page.setViewportSize({ width: 960, height: 720 });
		await browser.screenshot(words.screenshot, page);
		await page.getByLabel(words.address).fill(card.address);
		await page.click('#submit-btn');
		await reached(page, words.saved);
		await executions.ended(page);
		const corrected = {
			needs_review: false,
			review_reasons: '',
			looked_at: expect.stringContaining('address'),
		};
		expect(await lastRow()).toMatchObject({ ...card.read, address: card.address, ...corrected });
	});

	test('keeps asking about a text with a gap that is sent as it was, and why anybody looked', async () => {
		const { front, back } = await patchedCard();
		const page = await upload(front, back);
		await reached(page, words.compare);
		await page.click('#submit-btn');
		await reached(page, words.saved);
		await executions.ended(page);
		const gap = expect.stringMatching(/^address: .*gap/);
		const unchanged = { needs_review: true, review_reasons: gap, looked_at: gap };
		const reason_message = expect.stringContaining(words.toCheck);
		expect(await lastRow()).toMatchObject({ ...unchanged, reason_message });
	});

	test('saves what is still doubtful after a person has looked, with the reason', async () => {
		const { front, back, read } = await patchedCard();
		const page = await upload(front, back);
		await reached(page, words.compare);
		await page.getByLabel(words.address).fill('');
		await page.click('#submit-btn');
		await reached(page, words.saved);
		await executions.ended(page);
		const doubtful = { needs_review: true, review_reasons: 'address: missing' };
		expect(await lastRow()).toMatchObject({ ...read, address: null, ...doubtful });
	});

	test('saves everybody where one photo shows two people, and asks of nobody alone', async () => {
		const both = readCard('two-portraits.jpg');
		const emblem = readCard('emblem.jpg').image;
		const page = await upload(await save('two', both.image), await save('emblem', emblem));
		await reached(page, words.saved);
		expect((await executions.ended(page)).ran(node('Compare'))).toBe(false);
		const rows = (await (await openDataTable(session.client, words.table)).rows()).slice(-2);
		expect(rows.map(({ name }) => name).sort()).toEqual(
			[both.fields, both.second!].map((one) => one.identity_name).sort(),
		);
		expect(rows.map((row) => row['needs_review'])).toEqual([true, true]);
	});

	test('asks for new photos where a side is missing, and says which', async () => {
		const { front, landscape } = session.environment.samples;
		const page = await upload(front, landscape);
		await reached(page, words.again);
		expect(await page.innerText('body')).toContain(words.missing);
		expect((await executions.ended(page)).ran(node('Save row'))).toBe(false);
	});
});
