import { afterAll } from '@jest/globals';

import { openN8nBrowser, type N8nBrowser } from './browser.mts';
import { openOwnerSession, type OwnerSession } from './owner-session.mts';

/** Logs in as the owner and opens a browser, which is closed after the tests of the file. */
export async function openN8n(): Promise<{ session: OwnerSession; browser: N8nBrowser }> {
	const session = await openOwnerSession();
	const browser = await openN8nBrowser(session.environment);
	afterAll(async () => await browser.close());
	return { session, browser };
}
