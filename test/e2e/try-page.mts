import type { BrowserContextOptions, Page } from 'playwright-core';
import type { OpenedPages } from './opened-pages.mts';
import type { WatchedPage } from './watched-page.mts';

/** The page at `/try` in a window of its own. */
export interface TryPage extends WatchedPage {
	/** Waits for the reply to what was dropped or chosen, whatever it is. */
	result(): Promise<string>;
}

/** Opens the page of a server. */
export async function openTryPage(
	{ environment, open }: OpenedPages,
	options?: BrowserContextOptions,
): Promise<TryPage> {
	const opened = await open(`${environment.serverUrl}/try`, options);
	const { page } = opened;
	// Written by the page's script, once it knows what the server reads.
	await page.locator('#formats:not(:empty)').waitFor();
	return {
		...opened,
		async result() {
			await page.locator('#result:not([hidden]):not([aria-busy])').waitFor();
			return await page.innerText('#result');
		},
	};
}

/** A file to drop on the page. */
export interface DroppedFile {
	name: string;
	bytes: Uint8Array;
	type?: string;
}

/** Drops a file on the page, as from the desktop. */
export async function dropFile(
	page: Page,
	{ name, bytes, type = 'image/jpeg' }: DroppedFile,
): Promise<void> {
	const base64 = JSON.stringify(Buffer.from(bytes).toString('base64'));
	const given = `${JSON.stringify(name)}, { type: ${JSON.stringify(type)} }`;
	const dataTransfer = await page.evaluateHandle(`(() => {
		const bytes = Uint8Array.from(atob(${base64}), (letter) => letter.charCodeAt(0));
		const transfer = new DataTransfer();
		transfer.items.add(new File([bytes], ${given}));
		return transfer;
	})()`);
	await page.dispatchEvent('body', 'drop', { dataTransfer });
}
