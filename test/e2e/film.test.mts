import { beforeAll, expect, jest, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openDataTable } from './data-tables.mts';
import { iPhonePhotos, scannedPdf } from './demo-film/files.mts';
import { filmOf } from './demo-film/film.mts';
import { recordSending } from './demo-film/record.mts';
import { CANVAS, FORM_PAGE, TABLE_PAGE, type Shot } from './demo-film/stage.mts';
import { filmWorkflow, FORM_PATH, TABLE } from './demo-film/workflow.mts';
import { openN8n } from './opened-n8n.mts';
import { importAndPublish } from './owner-session.mts';

// For a film that says that the network is off, cut this off:
// unshare --net sh -c 'ip link set lo up && npm run test:e2e -- test/e2e/film.test.mts'

// A busy machine takes a minute to read four pages.
jest.setTimeout(300_000);
const READING_TIMEOUT_MS = 120_000;

const { session, browser } = await openN8n();
const { n8nUrl, folder, screenshotFolder } = session.environment;
const shots: Shot[] = [];
let workflowId: string;

beforeAll(async () => {
	({ id: workflowId } = await importAndPublish(session, filmWorkflow(), FORM_PATH));
});

const titled = async (page: Page, title: string) =>
	await page.getByRole('heading', { name: title }).waitFor({ timeout: READING_TIMEOUT_MS });

/** Films the table once it has so many rows; returns these. */
async function shootTable(count: number, milliseconds: number, caption: string) {
	const table = await openDataTable(session.client, TABLE);
	const page = await browser.context.newPage();
	await page.setViewportSize(TABLE_PAGE);
	await page.goto(n8nUrl + table.page);
	await page.getByText(`Total ${count}`).waitFor();
	await page.locator(`.ag-center-cols-container [row-index="${count - 1}"]`).waitFor();
	shots.push({ caption, page: await page.screenshot(), milliseconds });
	await page.close();
	return await table.rows();
}

test('a photo is asked for again, and the second becomes a row', async () => {
	const [cutOff, whole] = await iPhonePhotos();
	const page = await browser.context.newPage();
	await page.setViewportSize(FORM_PAGE);
	await page.goto(n8nUrl + FORM_PATH);
	const first = { caption: 'A visitor sends an iPhone photo (HEIC) of both sides.', reading: 3000 };
	shots.push(...(await recordSending(page, { ...first, file: cutOff })));
	await titled(page, '请再拍一张');
	expect(await page.innerText('body')).toMatch(/国徽面照片。 .+emblem side/);
	const again = { caption: 'The emblem side is cut off, so the form asks for it again.' };
	shots.push({ ...again, page: await page.screenshot(), file: cutOff, milliseconds: 5500 });
	const second = { caption: 'The second photo shows both sides.', reading: 1200 };
	shots.push(...(await recordSending(page, { ...second, file: whole })));
	await titled(page, '谢谢');
	shots.push({ ...second, page: await page.screenshot(), file: whole, milliseconds: 2200 });
	await page.close();
	const rows = await shootTable(1, 4500, 'The card is a row of a table.');
	expect(rows).toEqual([expect.objectContaining({ identity_name: '佟奇江', needs_review: false })]);
});

test('a PDF of four pages becomes a row per person, one on Needs Review', async () => {
	const editor = await browser.openWorkflow(workflowId);
	const opened = editor.waitForEvent('popup');
	await editor.getByTestId('execute-workflow-button').first().click();
	const form = await opened;
	await form.setViewportSize(FORM_PAGE);
	const sends = { caption: 'Next, a scanned PDF: four pages, four people.', reading: 3000 };
	shots.push(...(await recordSending(form, { ...sends, file: await scannedPdf(folder) })));
	await titled(form, '谢谢');
	await editor.getByText('Workflow executed successfully').waitFor();
	await form.close();
	// Around the canvas are the sidebar, the tabs and the logs.
	const canvas = { x: 42, y: 82, ...CANVAS };
	await editor.setViewportSize({ width: 42 + CANVAS.width, height: 121 + CANVAS.height });
	await editor.locator('.el-notification').waitFor({ state: 'hidden' });
	await editor.getByTestId('zoom-to-fit').click();
	await editor.waitForTimeout(1000);
	shots.push({
		page: await editor.screenshot({ clip: canvas }),
		...{ caption: 'Three are Complete, one is on Needs Review.', milliseconds: 5500 },
	});
	await editor.close();
	const rows = await shootTable(
		5,
		7000,
		'A row per person. Glare hides one name, and its row says so.',
	);
	const reviewed = rows.filter(({ needs_review: needsReview }) => needsReview);
	expect(reviewed.map((row) => row['review_reasons'])).toEqual(['identity_name: missing']);
});

test('the film of it fits the README', async () => {
	const film = await filmOf(browser.context, shots);
	expect(film.length).toBeLessThan(1_500_000);
	await writeFile(path.join(screenshotFolder, 'demo.webp'), film);
});
