import type { Page } from 'playwright-core';
import { chosenFile, dropOn } from './drop.mts';
import type { DroppedFile } from './files.mts';
import type { Spot } from './spot.mts';
import { FILE_MIDDLE, onStage, type Shot } from './stage.mts';

/** How long each step stays, in milliseconds: as long as it takes to read. */
const STAYS = { dropped: 900, sent: 700 };
const STEP_MS = 60;

/** Drags a file to a form and sends it; `reading` is how long the form is read before. */
export async function recordSending(
	page: Page,
	{ file, caption, reading }: { file: DroppedFile; caption: string; reading: number },
): Promise<Shot[]> {
	const drop = await middleOf(page, '#field-0');
	const [field, button] = [onStage(drop), onStage(await middleOf(page, '#submit-btn'))];
	const empty = await page.screenshot();
	await dropOn(page, drop, file.path);
	if ((await chosenFile(page, '#field-0')) === undefined) throw new Error('The drop was ignored.');
	const dropped = await page.screenshot();
	await page.click('#submit-btn');
	const sent = await page.screenshot();
	const scene = { file, caption };
	return [
		{ ...scene, page: empty, pointer: FILE_MIDDLE, milliseconds: reading },
		...path(FILE_MIDDLE, field, 12).map((pointer) => ({
			...{ ...scene, page: empty, pointer, carries: true, milliseconds: STEP_MS },
		})),
		{ ...scene, page: dropped, pointer: field, milliseconds: STAYS.dropped },
		...path(field, button, 6).map((pointer) => ({
			...{ ...scene, page: dropped, pointer, milliseconds: STEP_MS },
		})),
		{ ...scene, page: sent, pointer: button, milliseconds: STAYS.sent },
	];
}

async function middleOf(page: Page, selector: string): Promise<Spot> {
	const box = await page.locator(selector).boundingBox();
	if (box === null) throw new Error(`The form has no ${selector}.`);
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Spots on the way from one to another, slow at both ends; the last one is its end. */
function path(from: Spot, to: Spot, steps: number): Spot[] {
	return Array.from({ length: steps }, (_, step) => {
		const part = (1 - Math.cos((Math.PI * (step + 1)) / steps)) / 2;
		return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
	});
}
