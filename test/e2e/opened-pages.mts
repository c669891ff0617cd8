import { afterAll, afterEach } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import { launchChromium } from './launch-chromium.mts';
import { joinTestEnvironment, type TestEnvironment } from './test-environment.mts';
import { openWatchedPage, type WatchedPage } from './watched-page.mts';

/** The pages that a test opens, each in a window of its own. */
export interface OpenedPages {
	environment: TestEnvironment;
	/** Opens one, which is closed after the test. */
	open(url: string, options?: BrowserContextOptions): Promise<WatchedPage>;
}

/** Joins the test environment and starts a browser, which is closed after the tests of the file. */
export async function openPages(): Promise<OpenedPages> {
	const environment = await joinTestEnvironment();
	const browser = await launchChromium(environment.folder);
	const opened: WatchedPage[] = [];
	afterEach(async () => {
		for (const { close } of opened.splice(0)) await close();
	});
	afterAll(async () => await browser.close());
	return {
		environment,
		async open(url, options) {
			const page = await openWatchedPage(browser, url, options);
			opened.push(page);
			return page;
		},
	};
}
