import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { chosenFile, dropOn } from './drop.mts';
import type { Spot } from './spot.mts';

/** What a visitor of the demo's form sees, as PNG, and where the pointer goes. */
export interface Recording {
	photo: Uint8Array;
	form: Uint8Array;
	dropped: Uint8Array;
	sent: Uint8Array;
	result: Uint8Array;
	field: Spot;
	button: Spot;
	/** Pixels of a screenshot for one CSS pixel. */
	scale: number;
}

/** Size of the page, in CSS pixels: no larger than the result needs, so that it can be read in the README. */
export const PAGE = { width: 496, height: 400 };

/** Drops a photo on the demo's form in a real browser and takes a picture of each step. */
export async function recordDemo(page: Page, form: string, photo: string): Promise<Recording> {
	await page.setViewportSize(PAGE);
	await page.goto(form);
	const field = await middleOf(page, '#field-0');
	const button = await middleOf(page, '#submit-btn');
	const empty = await page.screenshot();
	await dropOn(page, field, photo);
	if ((await chosenFile(page, '#field-0')) === undefined) throw new Error('The drop was ignored.');
	const dropped = await page.screenshot();
	await page.click('#submit-btn');
	const sent = await page.screenshot();
	await page.waitForURL(/form-waiting/);
	await page.locator('table').waitFor();
	return {
		...{ photo: await readFile(photo), form: empty, dropped, sent, field, button },
		result: await page.screenshot(),
		scale: await page.evaluate('devicePixelRatio'),
	};
}

async function middleOf(page: Page, selector: string): Promise<Spot> {
	const box = await page.locator(selector).boundingBox();
	if (box === null) throw new Error(`The form has no ${selector}.`);
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
