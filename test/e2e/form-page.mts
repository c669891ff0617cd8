import type { Page } from 'playwright-core';
import type { N8nBrowser } from './browser.mts';

const ENDING_TIMEOUT_MS = 60_000;

/** Submits a form whose first fields are files, with these. */
export async function submitFiles(
	browser: N8nBrowser,
	url: string,
	...files: string[]
): Promise<Page> {
	return await submitForm(browser, url, async (form) => {
		for (const [index, file] of files.entries()) {
			await form.setInputFiles(`#field-${index}`, file);
		}
	});
}

/**
 * Opens a published form, fills it in, submits it and returns the page once it shows the
 * ending or the form's next page.
 * n8n names the inputs `#field-0`, `#field-1`, … in the form's order.
 */
export async function submitForm(
	browser: N8nBrowser,
	url: string,
	fillIn: (page: Page) => Promise<void>,
): Promise<Page> {
	const page = await browser.context.newPage();
	await page.goto(url);
	await fillIn(page);
	await page.click('#submit-btn');
	await page.waitForURL(/form-waiting/, { timeout: ENDING_TIMEOUT_MS });
	await page.locator('.header h1, .form-header h1').first().waitFor({ timeout: ENDING_TIMEOUT_MS });
	// Its heading may show before the rest is there.
	await page.waitForLoadState();
	return page;
}
