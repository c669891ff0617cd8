import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openContext } from './launch-chromium.mts';

/** A page of the server in a window of its own. */
export interface WatchedPage {
	page: Page;
	/** What the browser complained about: violations of the page's policy, errors of its scripts. */
	complaints: string[];
	/** Every address that was requested, but images that were in the page already. */
	requested: string[];
	close(): Promise<void>;
}

/** Opens a page in English, unless another locale is given. */
export async function openWatchedPage(
	browser: Browser,
	url: string,
	options: BrowserContextOptions = {},
): Promise<WatchedPage> {
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
	await page.goto(url);
	return { page, complaints, requested, close: () => context.close() };
}
