import { selectors, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { launchChromium, openContext } from './launch-chromium.mts';
import { saveScreenshot } from './screenshot.mts';
import type { TestEnvironment } from './test-environment.mts';

/** A browser in which the owner is logged in to n8n. */
export interface N8nBrowser {
	context: BrowserContext;
	/** Opens a workflow in the editor and waits for its canvas. */
	openWorkflow(workflowId: string): Promise<Page>;
	/** Saves a screenshot of a page or an element as `<name>.webp`. */
	screenshot(name: string, subject: Page | Locator): Promise<void>;
	close(): Promise<void>;
}

// n8n's editor spells the attribute this way.
selectors.setTestIdAttribute('data-test-id');

const VIEWPORT = { width: 1200, height: 660 };

/** What the browser needs to know of the n8n that it opens. */
type OpenedN8n = Pick<TestEnvironment, 'n8nUrl' | 'sessionCookie' | 'folder' | 'screenshotFolder'>;

/** Starts a browser that reaches no host but this machine, and logs in. */
export async function openN8nBrowser(environment: OpenedN8n): Promise<N8nBrowser> {
	const browser = await launchChromium(environment.folder);
	const context = await openContext(browser, { viewport: VIEWPORT, deviceScaleFactor: 2 });
	const [name = '', value = ''] = environment.sessionCookie.split(/[=;]/);
	await context.addCookies([{ name, value, url: environment.n8nUrl }]);

	return {
		context,
		async openWorkflow(workflowId) {
			const page = await context.newPage();
			await page.goto(`${environment.n8nUrl}/workflow/${workflowId}`);
			await page.getByTestId('canvas-node').first().waitFor();
			return page;
		},
		async screenshot(name, subject) {
			await saveScreenshot(environment.screenshotFolder, name, await subject.screenshot());
		},
		close: () => browser.close(),
	};
}
