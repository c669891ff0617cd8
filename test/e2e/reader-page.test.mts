import { beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

import { readCard } from '../cards/read-card.mts';
import { allRead, enterKey, savedSheets } from './folder-steps.mts';
import { openPages } from './opened-pages.mts';
import { saveScreenshot } from './screenshot.mts';
import type { WatchedPage } from './watched-page.mts';

const CHECKOUT = resolve(import.meta.dirname, '../..');
const FILE = join(CHECKOUT, 'idcard-reader.html');
const MEGABYTE = 1e6;
/** On a busy machine; a photo takes a second or some. */
const LONGEST_MS = 240_000;

/** As when an upload breaks off. */
const withoutEnd = (file: Buffer) => file.subarray(0, 0.95 * file.length);

/** An office's folder. */
const PHOTOS: Record<string, Buffer> = {
	'样本二正面.jpg': readCard('second-portrait.jpg').image,
	'样本二反面.jpg': readCard('second-emblem.jpg').image,
	'样本三/a.jpg': readCard('third-emblem.jpg').image,
	'样本三/b.jpg': withoutEnd(readCard('third-portrait.jpg').image),
	'IMG_4.png': await sharp(readCard('fourth-portrait.jpg').image).png().toBuffer(),
	'IMG_5.webp': await sharp(readCard('fourth-emblem.jpg').image).webp().toBuffer(),
	'微信图片_20260401.jpg': readCard('portrait-patched.jpg').image,
	'both.pdf': readCard('both-sides.pdf').image,
	'landscape.jpg': readCard('landscape.jpg').image,
};
/** What the page does not read. */
const OTHERS: Record<string, Buffer> = {
	'iphone.heic': readCard('portrait.heic').image,
	'scan.tiff': await sharp(readCard('portrait.jpg').image).tiff().toBuffer(),
};

const { environment, open } = await openPages();
beforeAll(() => {
	execFileSync(process.execPath, [join(CHECKOUT, 'server/scripts/build-page.mts')]);
}, 120_000);

function folderOf(files: Record<string, Buffer>): string {
	const folder = join(mkdtempSync(join(environment.folder, 'reader-page-')), 'photos');
	for (const [name, bytes] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), bytes);
	}
	return folder;
}

/** Opens the file from the disk, without a network. */
async function openFile(): Promise<WatchedPage> {
	const viewport = { width: 1366, height: 768 };
	const opened = await open(pathToFileURL(FILE).href, { viewport, offline: true });
	await opened.page.locator('#formats:not(:empty)').waitFor();
	return opened;
}

/** Drops a folder on the page, as from a file manager. */
async function drop(page: Page, folder: string): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const data = { items: [], files: [folder], dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
		await session.send('Input.dispatchDragEvent', { type, x: 300, y: 180, data });
	}
}

test('a folder that is dropped on the file becomes the spreadsheet that the server makes, without a network', async () => {
	expect(statSync(FILE).size).toBeLessThan(25 * MEGABYTE);
	const count = Object.keys(PHOTOS).length;
	const folder = folderOf(PHOTOS);
	const { page, complaints, requested, close } = await openFile();
	await drop(page, folder);
	await allRead(page, count, LONGEST_MS);
	const shot = await page.screenshot();
	await saveScreenshot(environment.screenshotFolder, 'reader-page', shot);
	const { people } = await savedSheets(page);
	expect(complaints).toEqual([]);
	expect(requested).toEqual([pathToFileURL(FILE).href]);
	await close();

	const { page: server } = await open(`${environment.serverUrl}/folder`);
	await enterKey(server, environment.apiKey);
	await server.setInputFiles('#folder', folder);
	await allRead(server, count, LONGEST_MS);
	expect(people).toEqual((await savedSheets(server)).people);
}, 600_000);

test('a doubtful value is corrected beside its photo', async () => {
	const { page } = await openFile();
	await page.setInputFiles('#folder', folderOf({ 'a.jpg': PHOTOS['微信图片_20260401.jpg'] }));
	await allRead(page, 1, LONGEST_MS);
	await page.click('#next');
	const dialog = page.locator('dialog[open]');
	await dialog.locator('.box.field').first().waitFor();
	const shot = await page.screenshot();
	await saveScreenshot(environment.screenshotFolder, 'reader-page-row', shot);
	await dialog.getByLabel('Address').fill('样本省样本市样本路1号');
	await dialog.getByText('All correct').click();
	await page.locator('#summary', { hasText: 'to check: 0.' }).waitFor();
	expect(JSON.stringify((await savedSheets(page)).people)).toContain('样本省样本市样本路1号');
	await page.getByText('Copies of the cards').click();
	await Promise.all([page.waitForEvent('download'), page.click('#copy')]);
	expect(await page.innerText('#copies-said')).toBe('Pages: 1. Without a copy: 0.');
});

test('what it does not read gets a sentence, and the rest is read', async () => {
	const { page } = await openFile();
	await page.getByText('中文', { exact: true }).click();
	const photo = { 'front.jpg': PHOTOS['样本二正面.jpg'] };
	await page.setInputFiles('#folder', folderOf({ ...OTHERS, ...photo }));
	await page.locator('#status', { hasText: '已处理 3 个文件，共 3 个。' }).waitFor();
	expect(await page.innerText('#not-read')).toMatch(/iphone\.heic.*JPEG.*scan\.tiff.*JPEG/s);
	expect(await page.innerText('#people')).toContain('郑远');
	expect(await page.innerText('footer')).toContain('页面无法访问网络');
});

test('a list tells who is missing, to copy for a chat', async () => {
	const { page, complaints } = await openFile();
	const { identity_name: name, identity_code: number } = readCard('second-portrait.jpg').fields;
	await page.getByText('Who should be here?').click();
	await page.fill('#names', `${name}\t${number}\n赵不在\t110101199003074514`);
	await page.locator('#list-said', { hasText: 'On the list: 2.' }).waitFor();
	await page.setInputFiles('#files', [
		{ name: 'a.jpg', mimeType: 'image/jpeg', buffer: PHOTOS['样本二正面.jpg'] },
		{ name: 'b.jpg', mimeType: 'image/jpeg', buffer: PHOTOS['样本三/b.jpg'] },
	]);
	await allRead(page, 2);
	expect(await page.innerText('#missing')).toContain('Missing: 1, perhaps: 0. Not on the list: 1.');
	expect(await page.inputValue('#missing textarea')).toBe('Missing (1): 赵不在');
	await page.click('#copy-missing');
	await page.getByText('Copied').waitFor();
	const shot = await page.screenshot({ fullPage: true });
	await saveScreenshot(environment.screenshotFolder, 'reader-page-list', shot);
	const { sheets } = await savedSheets(page);
	expect(sheets.map(({ sheet }) => sheet)).toEqual([
		'People',
		'Missing',
		'Not on the list',
		'Not read',
	]);
	expect(sheets[1].data[1]).toEqual(
		expect.arrayContaining(['赵不在', 'missing', 'No photo shows this name.']),
	);
	await page.fill('#names', '1 2 3');
	await page.locator('#list-said', { hasText: 'No column of names was found.' }).waitFor();
	expect(complaints).toEqual([]);
});

test('reading stops when asked, and goes on', async () => {
	const { page } = await openFile();
	await page.setInputFiles('#folder', folderOf(PHOTOS));
	await page.locator('#status', { hasText: /^1 of/ }).waitFor();
	await page.click('#stop');
	await page.locator('#status', { hasText: 'Press Read to try the others again.' }).waitFor();
	await page.click('#read');
	await allRead(page, Object.keys(PHOTOS).length, LONGEST_MS);
}, 600_000);
