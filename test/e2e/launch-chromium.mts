import {
	chromium,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
} from 'playwright-core';
import { CHROMIUM } from './browsers.mts';
import { chineseFontEnvironment } from './fonts.mts';

/**
 * Starts headless Chromium, with a Chinese font.
 *
 * @param folder for the font's settings and cache.
 */
export async function launchChromium(folder: string): Promise<Browser> {
	return await chromium.launch({
		executablePath: CHROMIUM,
		// Chromium's sandbox needs privileges that root in a container lacks.
		env: { ...process.env, ...(await chineseFontEnvironment(folder)) },
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
	});
}

/** Opens a window of its own, without cookies, that reaches no host but this machine and the network that the demo's test makes. */
export async function openContext(
	browser: Browser,
	options: BrowserContextOptions,
): Promise<BrowserContext> {
	const context = await browser.newContext(options);
	await context.route(
		({ hostname }) => !/^(|localhost|127\.0\.0\.1|192\.168\.213\.\d+)$/.test(hostname),
		(route) => route.abort(),
	);
	return context;
}
