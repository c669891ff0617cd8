import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openContext } from './launch-chromium.mts';

/** The page at `/try` in a window of its own. */
export interface TryPage {
	page: Page;
	/** What the browser complained about: violations of the page's policy, errors of its scripts. */
	complaints: string[];
	/** Every address that was requested, but images that were in the page already. */
	requested: string[];
	/** Waits for the reply to what was dropped or chosen, whatever it is. */
	result(): Promise<string>;
	close(): Promise<void>;
}

/** Opens the page of a server. */
export async function openTryPage(
	browser: Browser,
	serverUrl: string,
	options: BrowserContextOptions = {},
): Promise<TryPage> {
	const context = await openContext(browser, { locale: 'en-US', ...options });
	const page = await context.newPage();
	const complaints: string[] = [];
	const requested: string[] = [];
	page.on('pageerror', ({ message }) => complaints.push(message));
	page.on('console', (message) => {
		const isReplyWithCode = message.text().startsWith('Failed to load resource');
		if (message.type() === 'error' && !isReplyWithCode) complaints.push(message.text());
	});
	page.on('request', (request) => {
		if (!/^(blob|data):/.test(request.url())) requested.push(request.url());
	});
	await page.goto(`${serverUrl}/try`);
	// Written by the page's script, once it knows what the server reads.
	await page.locator('#formats:not(:empty)').waitFor();
	return {
		...{ page, complaints, requested },
		async result() {
			await page.locator('#result:not([hidden]):not([aria-busy])').waitFor();
			return await page.innerText('#result');
		},
		close: () => context.close(),
	};
}

/** Drops a file on the page, as from the desktop. */
export async function dropFile(
	page: Page,
	file: { name: string; bytes: Uint8Array; type?: string },
): Promise<void> {
	const { name, bytes, type = 'image/jpeg' } = file;
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
