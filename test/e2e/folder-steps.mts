import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import readSheets from 'read-excel-file/node';

/** Enters the key on the page at `/folder`, once it knows what the server reads. */
export async function enterKey(page: Page, key: string): Promise<void> {
	await page.locator('#formats:not(:empty)').waitFor();
	await page.locator('#key').fill(key);
}

/** Waits until so many files are done, of as many. */
export async function allRead(page: Page, count: number, timeout?: number): Promise<void> {
	const status = page.locator('#status', { hasText: `${count} of ${count} files done.` });
	await status.waitFor({ timeout });
}

/** Saves the spreadsheet; returns the name of its file, where it lies, and the rows of people and of what was not read. */
export async function savedSheets(page: Page) {
	const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
	const path = await download.path();
	const sheets = await readSheets(readFileSync(path));
	const [people, notRead] = [sheets[0], sheets.at(-1)];
	return {
		name: download.suggestedFilename(),
		path,
		people: people.data,
		notRead: notRead?.data,
		sheets,
	};
}
