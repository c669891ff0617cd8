import { expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';

import type { IdCardOcrReply } from '../../domain/api-contract.ts';
import type { ExtraCard } from '../../domain/extra.ts';
import { emptyIdCardFields, type IdCardFields } from '../../domain/id-card.ts';
import { ENGLISH } from '../../domain/language/english.ts';
import { readCard } from '../cards/read-card.mts';
import { inventIssue } from '../support/people/issue.mts';
import { inventPerson } from '../support/people/person.mts';
import { Random } from '../support/random.mts';
import { allRead, enterKey, savedSheets } from './folder-steps.mts';
import { openPages } from './opened-pages.mts';
import { saveScreenshot } from './screenshot.mts';

const [second, third, fourth] = ['second', 'third', 'fourth'].map((name) => ({
	portrait: readCard(`${name}-portrait.jpg`),
	emblem: readCard(`${name}-emblem.jpg`),
}));
const patched = readCard('portrait-patched.jpg');

/** Photos as their owners name them, and what else lies in a folder. */
const PHOTOS: Record<string, Buffer> = {
	'样本二正面.jpg': await sharp(second.portrait.image).rotate(90).toBuffer(),
	'样本二反面.jpg': second.emblem.image,
	'样本三/a.jpg': third.emblem.image,
	'样本三/b.jpg': third.portrait.image,
	'IMG_4 (1).jpg': fourth.portrait.image,
	'IMG_4 (2).jpg': fourth.emblem.image,
	'微信图片_20260401.jpg': patched.image,
	'both.pdf': readCard('both-sides.pdf').image,
	'landscape.jpg': readCard('landscape.jpg').image,
	'notes.txt': Buffer.from('notes'),
	'.DS_Store': Buffer.from('left by a system'),
};

/** Both sides of an invented person's card, the portrait side first. */
function cardSides(random: Random): [IdCardFields, IdCardFields] {
	const person = inventPerson(random, { rare: 'real', race: '汉' });
	const { authority, start, end } = inventIssue(random, person);
	return [
		{
			...emptyIdCardFields(),
			side: 1,
			identity_name: person.name,
			identity_code: person.idNumber,
			gender: person.gender,
			race: person.race,
			birth: person.birth,
			address: person.address,
		},
		{
			...emptyIdCardFields(),
			side: 0,
			issued_by: authority,
			valid_date_start: start,
			valid_date_end: end,
		},
	];
}

const { environment, open } = await openPages();
const folder = join(mkdtempSync(join(environment.folder, 'folder-page-')), 'photos');
mkdirSync(join(folder, '样本三'), { recursive: true });
for (const [name, bytes] of Object.entries(PHOTOS)) writeFileSync(join(folder, name), bytes);

const openFolderPage = async (options?: BrowserContextOptions) =>
	await open(`${environment.serverUrl}/folder`, options);

/** Opens the page and chooses the folder; what is read is shown. */
async function read(options?: BrowserContextOptions) {
	const opened = await openFolderPage(options);
	const { page } = opened;
	await enterKey(page, environment.apiKey);
	await page.setInputFiles('#folder', folder);
	await page.locator('#result:not([hidden])').waitFor();
	await page.locator('#stop').waitFor({ state: 'hidden' });
	return opened;
}

test('a folder of photos becomes a spreadsheet, corrected beside the photos', async () => {
	const { page, complaints, requested } = await read({ viewport: { width: 1400, height: 640 } });
	const shot = await page.screenshot();
	await saveScreenshot(environment.screenshotFolder, 'folder-page', shot);
	expect(await page.innerText('#status')).toBe('10 of 10 files done.');
	expect(await page.innerText('#summary')).toMatch(
		/^Rows: 4, to check: [1-4]\. Without a side or a value: 0\. Not read: 3\./,
	);
	expect(await page.innerText('#not-read')).toMatch(/landscape\.jpg.*notes\.txt/s);

	const row = page.locator('#people tbody tr', { hasText: String(second.portrait.fields.address) });
	expect(await row.innerText()).toContain(second.emblem.fields.issued_by);
	const edit = row.locator('button');
	await edit.click();
	const dialog = page.locator('dialog[open]');
	await dialog.waitFor();
	await page.keyboard.press('Escape');
	await dialog.waitFor({ state: 'hidden' });
	expect(await page.locator('button:focus').getAttribute('data-key')).toBe(
		await edit.getAttribute('data-key'),
	);
	await edit.click();
	await dialog.waitFor();
	expect(await dialog.locator('img').count()).toBe(2);
	expect(await dialog.locator('.box.field').count()).toBeGreaterThan(7);
	const upright = dialog.locator('figure').first();
	expect(await upright.evaluate(({ style }) => style.rotate)).toBe('270deg');
	const address = dialog.getByLabel('Address');
	await address.fill('样本省样本市样本区样本路'.repeat(8));
	const hidden = await address.evaluate((field) => field.scrollHeight - field.clientHeight);
	expect(hidden).toBeLessThanOrEqual(0);
	await dialog.getByLabel('Name').fill('样本改');
	await dialog.getByText('All correct').click();
	// Those in doubt follow, until none is left.
	const allChecked = page.locator('#summary', { hasText: 'to check: 0.' });
	for (;;) {
		await allChecked.or(dialog).first().waitFor();
		if (await allChecked.isVisible()) break;
		await dialog.locator('button[value=right]').click();
	}
	await page.getByText('中文', { exact: true }).click();
	await page.locator('#summary', { hasText: '待核对 0 行' }).waitFor();
	await page.getByText('English', { exact: true }).click();

	const { name: saved, path, people, notRead } = await savedSheets(page);
	expect(saved).toBe('cards.xlsx');
	const [titles, ...rows] = people;
	const named = rows.map((cells) =>
		Object.fromEntries(titles.map((title, at) => [title, cells[at]])),
	);
	expect(named).toHaveLength(4);
	// What a person confirmed needs no review in the spreadsheet either, whatever the checks say.
	expect(named.map(({ needs_review }) => needs_review)).toEqual([
		'FALSE',
		'FALSE',
		'FALSE',
		'FALSE',
	]);
	expect(named.find(({ name }) => name === '样本改')).toMatchObject({
		idNumber: second.portrait.fields.identity_code,
		birthDate: new Date(second.portrait.fields.birth!),
		file_name: '样本二正面.jpg',
		'file_name 2': '样本二反面.jpg',
	});
	expect(notRead).toHaveLength(4);

	await page.getByText('Copies of the cards').click();
	await page.fill('#purpose', ' ');
	await page.click('#copy');
	await page.locator('#purpose:invalid').waitFor();
	expect(await page.innerText('#copies-said')).toBe('');
	await page.fill('#purpose', '仅供样本使用');
	const [download] = await Promise.all([page.waitForEvent('download'), page.click('#copy')]);
	expect(await page.innerText('#copies-said')).toBe('Pages: 4. Without a copy: 0.');
	const copied = await cardsIn(readFileSync(await download.path()));
	expect(copied.map((card) => card.page)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
	expect(copied.flatMap(({ fields }) => fields.identity_code ?? [])).toEqual(
		named.map(({ idNumber }) => idNumber),
	);
	expect(complaints).toEqual([]);
	expect(requested.filter((url) => !url.startsWith(environment.serverUrl))).toEqual([]);

	// On another day, with the saved table.
	const { page: later } = await read();
	await later.setInputFiles('#list', { name: saved, mimeType: '', buffer: readFileSync(path) });
	await later.locator('#summary', { hasText: 'to check: 0.' }).waitFor();
	expect(await later.innerText('#kept')).toMatch(/^Kept of the earlier table: 4 rows/);
	expect(await later.innerText('#people')).toContain('样本改');
	const buffer = readCard('portrait-blacked-out.jpg').image;
	await later.setInputFiles('#files', { name: 'new.jpg', mimeType: 'image/jpeg', buffer });
	await later.locator('#summary', { hasText: 'Rows: 5, to check: 1.' }).waitFor();
});

/** What the server reads in a document. */
async function cardsIn(document: Buffer): Promise<readonly ExtraCard[]> {
	const body = new FormData();
	body.append('image', new Blob([Uint8Array.from(document)]), 'image');
	body.append('extra', 'true');
	const headers = { 'x-api-key': environment.apiKey };
	const init = { method: 'POST', headers, body };
	const response = await fetch(`${environment.serverUrl}/api/ocr-idcard`, init);
	return ((await response.json()) as IdCardOcrReply).extra!.cards;
}

/** Stands in for the server, which would take minutes: a photo's bytes say whose side it is. */
async function answerWith(page: Page, sides: readonly IdCardFields[]): Promise<void> {
	await page.route('**/api/ocr-idcard', async (route) => {
		const [, number] = /photo (\d+)!/.exec(String(route.request().postDataBuffer()))!;
		await route.fulfill({ json: { code: 0, msg: '', data: sides[Number(number)] } });
	});
}

/** Chooses a folder of such photos, named as a camera does. */
async function choosePhotos(page: Page, count: number): Promise<void> {
	const camera = mkdtempSync(join(environment.folder, 'camera-'));
	for (let index = 0; index < count; index++) {
		writeFileSync(join(camera, `IMG_${index + 7}.jpg`), `photo ${index}!`);
	}
	await enterKey(page, environment.apiKey);
	await page.setInputFiles('#folder', camera);
	await allRead(page, count);
}

test('40 people in the order of a camera cost one answer', async () => {
	const { page } = await openFolderPage();
	const random = new Random('camera');
	const sides = Array.from({ length: 40 }, () => cardSides(random)).flat();
	await answerWith(page, sides);
	await choosePhotos(page, sides.length);
	await page.locator('#summary', { hasText: 'Rows: 40, to check: 40.' }).waitFor();
	await page.locator('#heap', { hasText: 'Here are 3 of 40 pairs' }).waitFor();
	const shot = await page.locator('#heap').screenshot();
	await saveScreenshot(environment.screenshotFolder, 'folder-page-heap', shot);
	await page.getByText('Show the others: 37').click();
	await page.locator('#heap figure').nth(79).waitFor();
	await page.getByText('Yes, each of the 40 pairs is one person').click();
	await page.locator('#heap').waitFor({ state: 'hidden' });
	expect(await page.innerText('#summary')).toContain('Rows: 40');
	// Only cards that have expired are left to check.
	expect(await page.innerText('#people')).not.toContain('sides-proposed');
});

test('a proposed pair is asked about, and taken apart or given its true other side', async () => {
	const { page } = await openFolderPage();
	const [front, back] = cardSides(new Random('asked'));
	// Issued another day: it fits as well.
	const other = { ...back, valid_date_start: back.valid_date_start!.replace(/..$/, '28') };
	const sides = [front, back, other];
	await answerWith(page, sides);
	await choosePhotos(page, sides.length);
	await page.locator('#summary', { hasText: 'Rows: 2, to check: 2.' }).waitFor();
	await page.click('#next');
	const dialog = page.locator('dialog[open]');
	await dialog.getByText('Same person?').waitFor();
	const shot = await page.screenshot();
	await saveScreenshot(environment.screenshotFolder, 'folder-page-pair', shot);
	await dialog.getByText('This is its other side').click();
	await page.locator('#people tr', { hasText: 'IMG_7.jpg, IMG_9.jpg' }).waitFor();
	const pair = dialog.locator('.side-by-side .side > div > a');
	await pair.getByText('IMG_9.jpg').waitFor();
	expect(await pair.allInnerTexts()).toEqual(['IMG_7.jpg', 'IMG_9.jpg']);
	await page.keyboard.press('Escape');
	await dialog.waitFor({ state: 'hidden' });
	await page.reload();
	await choosePhotos(page, sides.length);
	await page.click('#next');
	await dialog.locator('button[value=different]:not([disabled])').waitFor();
	await page.keyboard.press('n');
	// The other one is proposed then.
	await page.locator('#people tr', { hasText: 'IMG_7.jpg, IMG_9.jpg' }).waitFor();
});

test('rows are checked, corrected and taken back by keyboard alone', async () => {
	const { page } = await openFolderPage();
	const random = new Random('keys');
	const sides = Array.from({ length: 3 }, () => cardSides(random)[0]);
	// Neither is plausible.
	Object.assign(sides[0], { identity_code: '110101199003070000', gender: null });
	await answerWith(page, sides);
	await choosePhotos(page, sides.length);
	const dialog = page.locator('dialog[open]');
	const row = async (number: number) => {
		const heading = dialog.getByText(`Row ${number} of 3`);
		await heading.and(page.locator('form:has(button[value=right]:enabled) h2')).waitFor();
	};
	const press = async (key: string) => await page.keyboard.press(key);
	const write = async (field: string, text: string) => {
		await dialog.locator(`[name=${field}]:focus`).waitFor();
		await press('Control+a');
		await page.keyboard.type(text);
	};
	const saves = page.locator('#save:focus');
	await page.focus('#next');
	await press('Enter');
	await row(1);
	await write('identity_code', '110101199003074514');
	await press('Alt+ArrowDown');
	await write('gender', '女');
	// Of what is written, the browser takes back the last.
	await press('Control+z');
	await write('gender', '男');
	// Nor is what an input method takes an answer.
	await dialog.locator(':focus').dispatchEvent('keydown', { key: 'Enter', isComposing: true });
	await row(1);
	await press('Enter');
	await row(2);
	await press('Enter');
	await row(3);
	await press('Control+z');
	await row(2);
	await write('identity_name', '样本改');
	await press('Enter');
	await row(3);
	await press('Shift+Enter');
	await page.locator('#next:focus').waitFor();
	await press('Enter');
	await row(3);
	await press('Enter');
	await saves.waitFor();
	await press('Control+z');
	await row(3);
	await page.locator('#summary', { hasText: 'to check: 1.' }).waitFor();
	await press('Enter');
	await saves.waitFor();
	await page.locator('#summary', { hasText: 'to check: 0.' }).waitFor();
	expect(await page.getByText('✓ Checked').count()).toBe(3);
	const { people } = await savedSheets(page);
	expect(people[1]).toEqual(expect.arrayContaining(['110101199003074514', '男']));
	expect(people.map(([name]) => name).slice(1)).toEqual([
		sides[0].identity_name,
		'样本改',
		sides[2].identity_name,
	]);
});

test('with a wrong key nothing is lost: the right one goes on', async () => {
	const { page } = await openFolderPage({ locale: 'zh-CN' });
	await enterKey(page, 'a-wrong-key-of-nobody');
	await page.setInputFiles('#folder', folder);
	await page.locator('#status', { hasText: '已处理 0 个文件，共 10 个。API Key 无效' }).waitFor();
	expect(await page.locator('#summary').isVisible()).toBe(false);
	await page.locator('#key').fill(environment.apiKey);
	await page.locator('#key').press('Enter');
	await page.locator('#status', { hasText: '已处理 10 个文件' }).waitFor();
	expect(await page.innerText('#people')).toContain('公民身份号码');
});

test('what may be the other side of a card is shown in its frames, with what tells whose it is', async () => {
	const { page } = await openFolderPage();
	await enterKey(page, environment.apiKey);
	const mixed = mkdtempSync(join(environment.folder, 'mixed-'));
	writeFileSync(join(mixed, '样本二正面.jpg'), second.portrait.image);
	writeFileSync(join(mixed, '样本二反面.jpg'), third.emblem.image);
	await page.setInputFiles('#folder', mixed);
	await allRead(page, 2);
	await page
		.locator('#people tr', { hasText: third.emblem.fields.issued_by! })
		.getByRole('button')
		.click();
	const other = page.locator('dialog[open] .pairs .pair');
	expect(await other.innerText()).toContain(
		`样本二正面.jpg: ${second.portrait.fields.identity_name}`,
	);
	const [photo, frames] = await Promise.all(
		['img', 'svg'].map(async (part) => await other.locator(part).boundingBox()),
	);
	expect(photo).toEqual(frames);
});

test('files of two folders are not joined by their names', async () => {
	const { page } = await openFolderPage();
	await enterKey(page, environment.apiKey);
	for (const [name, image] of [
		['正面.jpg', second.portrait.image],
		['反面.jpg', second.emblem.image],
	] as const) {
		const of = mkdtempSync(join(environment.folder, 'person-'));
		writeFileSync(join(of, name), image);
		await page.setInputFiles('#folder', of);
	}
	await allRead(page, 2);
	const { people } = await savedSheets(page);
	const { evidence } = ENGLISH;
	expect(JSON.stringify(people)).toContain(evidence['same-county']);
	expect(JSON.stringify(people)).not.toContain(evidence['side-words']);
});

test('photos of the same name are both read', async () => {
	const { page } = await read();
	const photos = [second.portrait, third.portrait].map(({ image }) => image);
	for (const buffer of photos) {
		await page.setInputFiles('#files', { name: 'front.jpg', mimeType: 'image/jpeg', buffer });
	}
	await allRead(page, 12);
	// In another folder of that name, a photo has the name of one that shows no card.
	const other = join(mkdtempSync(join(environment.folder, 'other-')), 'photos');
	mkdirSync(other);
	writeFileSync(join(other, 'landscape.jpg'), fourth.portrait.image);
	await page.setInputFiles('#folder', other);
	await allRead(page, 13);
	expect(await page.innerText('#summary')).toContain('Not read: 3.');
});

test('a reload warns until the spreadsheet is saved', async () => {
	const { page } = await read();
	const warned = page.waitForEvent('dialog');
	void page.reload().catch(() => {});
	const warning = await warned;
	expect(warning.type()).toBe('beforeunload');
	await warning.dismiss();
	await Promise.all([page.waitForEvent('download'), page.click('#save')]);
	await page.reload();
	expect(await page.locator('#result').isHidden()).toBe(true);
});

test('more people than a worker is needed for fit into it', async () => {
	const { page, complaints } = await openFolderPage();
	let calls = 0;
	// Stands in for the server, which would take minutes. From some 250 people on, the library would want a worker.
	await page.route('**/api/ocr-idcard', async (route) => {
		const identity_name = `样本${calls++}`;
		const data = {
			...emptyIdCardFields(),
			side: 1,
			identity_name,
			address: '样本省样本市样本路1号',
		};
		await route.fulfill({ json: { code: 0, msg: '', data } });
	});
	const many = join(folder, '..', 'many');
	mkdirSync(many);
	for (let index = 0; index < 400; index++) writeFileSync(join(many, `${index}.jpg`), 'photo');
	await enterKey(page, environment.apiKey);
	await page.setInputFiles('#folder', many);
	await allRead(page, 400, 120_000);
	const { people } = await savedSheets(page);
	expect(people).toHaveLength(401);
	expect(complaints).toEqual([]);
}, 180_000);
