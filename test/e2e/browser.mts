import {
	chromium,
	selectors,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page,
} from 'playwright-core';
import path from 'node:path';
import { CHROMIUM } from './chromium.mts';
import { chineseFontEnvironment } from './fonts.mts';
import type { Stage } from './stage.mts';

/** A browser in which the owner is logged in to n8n. */
export interface N8nBrowser {
	context: BrowserContext;
	/** Opens a workflow in the editor and waits for its canvas. */
	openWorkflow(workflowId: string): Promise<Page>;
	/** Takes a picture of a page, or of a part of it, as `<name>.png`. */
	screenshot(name: string, subject: Page | Locator): Promise<string>;
	close(): Promise<void>;
}

// n8n's editor spells the attribute this way.
selectors.setTestIdAttribute('data-test-id');

const VIEWPORT = { width: 1200, height: 660 };

/** Starts headless Chromium, lets it reach this machine only, and logs in. */
export async function openN8nBrowser(stage: Stage): Promise<N8nBrowser> {
	const browser: Browser = await chromium.launch({
		executablePath: CHROMIUM,
		// Its sandbox needs rights that root in a container does not have.
		env: { ...process.env, ...(await chineseFontEnvironment(stage.folder)) },
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
	});
	const context = await browser.newContext({ viewport: VIEWPORT, deviceScaleFactor: 2 });
	await context.route(
		(url) => !['127.0.0.1', 'localhost', ''].includes(url.hostname),
		(route) => route.abort(),
	);
	const [name = '', value = ''] = stage.session.split(/[=;]/);
	await context.addCookies([{ name, value, url: stage.n8nUrl }]);

	return {
		context,
		async openWorkflow(workflowId) {
			const page = await context.newPage();
			await page.goto(`${stage.n8nUrl}/workflow/${workflowId}`);
			await page.getByTestId('canvas-node').first().waitFor();
			return page;
		},
		async screenshot(name, subject) {
			const file = path.join(stage.screenshotFolder, `${name}.png`);
			await subject.screenshot({ path: file });
			return file;
		},
		close: () => browser.close(),
	};
}
