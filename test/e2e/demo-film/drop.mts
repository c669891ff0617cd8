import type { Page } from 'playwright-core';
import type { Spot } from './spot.mts';

/** Drops a file from outside the browser, as a hand does: the page cannot tell the difference. */
export async function dropOn(page: Page, { x, y }: Spot, file: string): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const data = { items: [], files: [file], dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
		await session.send('Input.dispatchDragEvent', { type, x, y, data });
	}
	await session.detach();
}

/** The name of the file that a file field holds, if any. */
export async function chosenFile(page: Page, selector: string): Promise<string | undefined> {
	return await page.evaluate(`document.querySelector(${JSON.stringify(selector)}).files[0]?.name`);
}
