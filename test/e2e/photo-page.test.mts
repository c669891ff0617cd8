import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { readCard } from '../cards/read-card.mts';
import { startDeliveryTarget, type DeliveryTarget } from './delivery-target.mts';
import { faultyPhotos } from './faulty-photos.mts';
import { openPages } from './opened-pages.mts';
import type { WatchedPage } from './watched-page.mts';

const SENDER = '样本公司 SPECIMEN Ltd';
const TEXT = '用于办理入职。';
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const GOOD = { code: 0, msg: '', data: { hint: null, found: true, sealed: null, fits: true } };

const portrait = readCard('third-portrait.jpg');
const photos = { portrait: portrait.image, emblem: readCard('third-emblem.jpg').image };

const pages = await openPages();
let target: DeliveryTarget;
let server: EmbeddedServer;
let faulty: Record<string, Buffer>;
beforeAll(async () => {
	target = await startDeliveryTarget();
	// The tests put the server's own address into links, once they know it.
	const args = ['--photo-link-origin', target.url, '--public-url', 'http://127.0.0.1'];
	server = await startEmbeddedServer({ args });
	faulty = { ...(await faultyPhotos(portrait)), 'other-side': photos.emblem };
});
afterAll(async () => {
	await Promise.all([server?.stop(), target?.close()]);
});

afterEach(() => {
	target.deliveries.length = 0;
});

interface Asked {
	sender?: string;
	text?: string;
	sides?: string;
	language?: string;
	expires_in?: number;
	checks?: number;
	poor?: string;
}

/** Makes a link that delivers to a path of the target. */
async function link(asked: Asked = {}, behaviour = '200'): Promise<{ url: string; id: string }> {
	const response = await fetch(`${server.baseUrl}/api/photo-links`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': server.apiKey },
		body: JSON.stringify({
			sender: SENDER,
			text: TEXT,
			...asked,
			deliver_to: `${target.url}/${behaviour}`,
		}),
	});
	const { data } = (await response.json()) as { data: { url: string; id: string } };
	return { ...data, url: data.url.replace(/^.*(?=\/photo\?)/, server.baseUrl) };
}

/** Opens a link; the checks' replies are given, or else the server's own. */
async function open(
	url: string,
	options: BrowserContextOptions & { replies?: Array<object | undefined> } = {},
): Promise<WatchedPage> {
	const { replies, ...others } = options;
	const opened = await pages.open('about:blank', others);
	const { page } = opened;
	if (replies !== undefined) {
		await page.context().route('**/api/photo-checks?*', async (route) => {
			const json = replies.shift();
			await (json === undefined ? route.abort() : route.fulfill({ json }));
		});
	}
	await page.goto(url);
	return opened;
}

const hint = (name: string, found = true) => ({
	...GOOD,
	data: { ...GOOD.data, hint: name, found },
});
/** A refusal as the server sends it. */
const refusal = (code: number) => ({ code, msg: '', data: null });
const EXPIRED = { status: 401, json: { ...refusal(4011), reason: 'link-expired' } };

async function take(page: Page, side: 'portrait' | 'emblem', photo: Buffer): Promise<void> {
	const file = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo };
	await page.locator(`input[aria-describedby=${side}-verdict]`).setInputFiles(file);
}

/** Waits until a place says something. */
async function says(page: Page, place: string, what: string | RegExp): Promise<void> {
	await page.locator(place).filter({ hasText: what }).waitFor({ timeout: 30_000 });
}

const focusedText = (page: Page) => page.locator(':focus').innerText();

test('good photos of both sides are sent, once, and nothing else goes anywhere', async () => {
	const { url, id } = await link();
	const { page, complaints, requested } = await open(url, PHONE);
	await says(page, '#text', TEXT);
	await says(page, '#asked', `${SENDER} asks for photos`);
	await says(page, '#fate', new URL(target.url).host);
	await expect(page.locator('#go').isDisabled()).resolves.toBe(true);
	await take(page, 'portrait', photos.portrait);
	await says(page, '#portrait-verdict', '✓ Good photo');
	const next = page.locator(':focus');
	await expect(next.getAttribute('aria-describedby')).resolves.toBe('emblem-verdict');
	await take(page, 'emblem', photos.emblem);
	await says(page, '#status', 'You can send now.');
	await expect(focusedText(page)).resolves.toBe('Send');
	const width = await page.evaluate('document.documentElement.scrollWidth');
	expect(width).toBe(PHONE.viewport.width);
	await page.keyboard.press('Enter');
	await says(page, '#status', '✓ Sent to');

	expect(target.deliveries.map(({ fields }) => fields)).toEqual([['link', 'portrait', 'emblem']]);
	const [{ link: sentLink, files, headers }] = target.deliveries;
	expect(sentLink).toBe(id);
	expect(headers).not.toHaveProperty('referer');
	expect(headers).not.toHaveProperty('x-photo-link');
	for (const side of ['portrait', 'emblem']) {
		expect(files[side]).toMatchObject({ name: `${side}.jpg`, type: 'image/jpeg' });
		const { width: columns, height: rows, exif } = await sharp(files[side].bytes).metadata();
		expect(Math.max(columns, rows)).toBeLessThanOrEqual(2000);
		expect(exif).toBeUndefined();
	}
	await expect(page.locator('img, input, button.main:visible').count()).resolves.toBe(0);
	await page.reload();
	await says(page, '#status', 'were already sent');
	await expect(page.locator('input, button.main:visible').count()).resolves.toBe(0);
	// On another phone, which does not know: it may have been asked for others.
	const { page: other } = await pages.open(url, PHONE);
	await says(other, '#notice', 'were already sent with this link');
	await expect(other.locator('input').count()).resolves.toBe(2);
	const hosts = [server.baseUrl, target.url].map((one) => new URL(one).host);
	expect(requested.filter((one) => !hosts.includes(new URL(one).host))).toEqual([]);
	const [, token] = url.split('#');
	expect(requested.filter((one) => one.split('#')[0].includes(token))).toEqual([]);
	expect(complaints).toEqual([]);
});

test('photos of two people are told before they are sent, until one is taken again', async () => {
	const { url } = await link();
	const { page, complaints } = await open(url, PHONE);
	// The second one while the first one is checked.
	await take(page, 'portrait', photos.portrait);
	await take(page, 'emblem', readCard('second-emblem.jpg').image);
	await says(page, '#status', 'two people’s cards');
	await says(page, '#go', 'Send anyway');
	await expect(page.locator('#go').isEnabled()).resolves.toBe(true);
	await take(page, 'emblem', photos.emblem);
	await says(page, '#status', 'You can send now.');
	await says(page, '#go', /^Send$/);
	expect(complaints).toEqual([]);
});

test('photos of two people that are refused are said to be of two people, whatever reason comes', async () => {
	const { url } = await link({}, 'reason');
	const { page } = await open(url);
	await take(page, 'portrait', photos.portrait);
	await take(page, 'emblem', readCard('second-emblem.jpg').image);
	await says(page, '#go', 'Send anyway');
	await page.locator('#go').click();
	await says(page, '#status', 'did not take the photos: they seem to be of two people’s cards');
});

describe('a photo', () => {
	const HINTS = {
		'no-card': /^No ID card/,
		'other-document': /another document/,
		'other-side': /the other side/,
		'several-cards': /^More than one card/,
		'too-small': /too small/,
		dark: /^Too dark/,
		blurred: /^Blurred/,
		glare: /^Glare/,
		'cut-off': /Part of the card/,
		unclear: /^Hard to read/,
	};

	test('that is bad is refused with a hint, until it is good', async () => {
		const { url } = await link({ sides: 'portrait' });
		const { page, complaints } = await open(url, PHONE);
		await says(page, '#text', TEXT);
		await expect(page.locator('input').count()).resolves.toBe(1);
		for (const [name, sentence] of Object.entries(HINTS)) {
			// A second one may be sent.
			await page.reload();
			await take(page, 'portrait', faulty[name]);
			await says(page, '#portrait-verdict', sentence);
			await expect(page.locator('#go').isDisabled()).resolves.toBe(true);
		}
		await take(page, 'portrait', photos.portrait);
		await says(page, '#portrait-verdict', '✓');
		await expect(page.locator('#go').isEnabled()).resolves.toBe(true);
		expect(complaints).toEqual([]);
	});

	test('that shows the side twice, but not well, may be sent; one without it never', async () => {
		const { url } = await link({ sides: 'emblem', language: 'zh' });
		const none = [hint('blurred', false), hint('other-side', false), hint('no-card', false)];
		const { page } = await open(url, { replies: [...none, hint('blurred'), hint('cut-off')] });
		for (const sentence of [/模糊/, /另一面/, /没有找到/, /模糊/]) {
			await take(page, 'emblem', photos.emblem);
			await says(page, '#emblem-verdict', sentence);
			await expect(page.locator('#go').isDisabled()).resolves.toBe(true);
		}
		await take(page, 'emblem', photos.emblem);
		await says(page, '#emblem-verdict', '证件没有拍全。可以就这样发送');
		await expect(page.locator('.side.poor').count()).resolves.toBe(1);
		await page.getByRole('button', { name: '发送' }).click();
		await says(page, '#status', '✓ 已发送');
		expect(target.deliveries[0].fields).toEqual(['link', 'emblem']);
	});

	test('that is poor passes at once where the sender only warns, and an expired card is told', async () => {
		const { url } = await link({ sides: 'emblem', poor: 'warn' });
		const { page } = await open(url, { replies: [hint('expired')] });
		await take(page, 'emblem', photos.emblem);
		await says(page, '#emblem-verdict', 'This card has expired. You can send it');
		await expect(page.locator('#go').isEnabled()).resolves.toBe(true);
	});

	test.each([
		['no network', undefined, 'cannot be reached', true],
		['a busy server', refusal(5020), 'in a moment', true],
		['no checks left', refusal(4030), 'no more checks', false],
		['a file that is no image', refusal(4000), 'cannot be used', false],
		['one too slow to read', { ...refusal(4000), reason: 'read-timeout' }, 'card alone', false],
	])('that cannot be checked, with %s, says so', async (_, reply, sentence, canTryAgain) => {
		const { url } = await link();
		const { page } = await open(url, { replies: [reply, GOOD] });
		await take(page, 'portrait', photos.portrait);
		await says(page, '#portrait-verdict', sentence);
		const again = page.getByRole('button', { name: 'Check again' });
		await expect(again.isVisible()).resolves.toBe(canTryAgain);
		if (!canTryAgain) return;
		await again.click();
		await says(page, '#portrait-verdict', '✓ Good photo');
	});

	test('with large, turned pixels is made small and upright; one that no browser shows stays as it is', async () => {
		const { url } = await link();
		const { page, complaints } = await open(url, { replies: [GOOD, GOOD] });
		// Red above blue once upright.
		const half = { width: 1500, height: 4000, channels: 3 } as const;
		const red = { ...half, background: '#f00' };
		const sideways = await sharp({ create: { ...half, width: 3000, background: '#00f' } })
			.composite([{ input: { create: red }, left: 0, top: 0 }])
			.withMetadata({ orientation: 6 })
			.jpeg()
			.toBuffer();
		const { image: heic } = readCard('portrait.heic');
		await take(page, 'portrait', sideways);
		await says(page, '#portrait-verdict', '✓');
		const file = { name: 'IMG_2.HEIC', mimeType: 'image/heic', buffer: heic };
		await page.locator('input').nth(1).setInputFiles(file);
		await says(page, '#emblem-verdict', '✓');
		await expect(page.locator('.view img').count()).resolves.toBe(1);
		await page.locator('#go').click();
		await says(page, '#status', '✓ Sent');
		const { files } = target.deliveries[0];
		const { data, info } = await sharp(files.portrait.bytes)
			.raw()
			.toBuffer({ resolveWithObject: true });
		expect([info.width, info.height]).toEqual([2000, 1500]);
		expect(data[0]).toBeGreaterThan(200);
		expect(data[data.length - 1]).toBeGreaterThan(200);
		expect(files.emblem).toMatchObject({ name: 'emblem.heic', type: 'image/heic' });
		expect(files.emblem.bytes.equals(heic)).toBe(true);
		expect(complaints).toEqual([]);
	});
});

describe('a link', () => {
	test.each([
		['without a token', '', 'This link is incomplete'],
		['that was tampered with', '#eyJhIjoxfQ.c2lnbmVk', 'This link is not valid'],
	])('%s says so, and asks for nothing', async (_, hash, sentence) => {
		const { page, complaints } = await open(`${server.baseUrl}/photo${hash}`);
		await says(page, '#status', sentence);
		await expect(page.locator('input, button.main:visible').count()).resolves.toBe(0);
		expect(complaints).toEqual([]);
	});

	test('that has expired says so; another, opened in the same page, works', async () => {
		const { url } = await link();
		const { page } = await open('about:blank');
		await page.context().route('**/api/photo-links', (route) => route.fulfill(EXPIRED));
		await page.goto(url);
		await says(page, '#status', 'This link has expired');
		await page.context().unroute('**/api/photo-links');
		await page.goto((await link({ text: 'Another' })).url);
		await says(page, '#text', 'Another');
	});

	test('that lost its query on the way delivers all the same', async () => {
		const { url } = await link({ sides: 'portrait' });
		const { page } = await open(url.replace(/\?[^#]*/, ''), { replies: [GOOD] });
		await take(page, 'portrait', photos.portrait);
		await page.getByRole('button', { name: 'Send' }).click();
		await says(page, '#status', '✓ Sent to');
	});

	test('whose checks are used up says so before any photo', async () => {
		const { url } = await link({ sides: 'portrait', checks: 1 });
		const { page } = await open(url);
		await take(page, 'portrait', photos.portrait);
		await says(page, '#portrait-verdict', '✓');
		await page.reload();
		await says(page, '#status', 'allows no more checks');
		await expect(page.locator('input, button.main:visible').count()).resolves.toBe(0);
	});

	test('whose photos were sent says so, though no check is left', async () => {
		const { url } = await link({ sides: 'portrait', checks: 1 });
		const { page } = await open(url);
		await take(page, 'portrait', photos.portrait);
		await says(page, '#portrait-verdict', '✓');
		await page.getByRole('button', { name: 'Send' }).click();
		await says(page, '#status', '✓ Sent to');
		await page.reload();
		await says(page, '#status', 'already sent');
		await page.goto('about:blank');
		await page.goto(url);
		await says(page, '#status', 'already sent');
	});

	test('opened again says why there are no photos', async () => {
		const { url } = await link({ sides: 'portrait' });
		const { page } = await open(url, { replies: [GOOD] });
		await take(page, 'portrait', photos.portrait);
		await says(page, '#portrait-verdict', '✓');
		await page.reload();
		await says(page, '#notice', 'reloaded and keeps no photos');
	});

	test('opens at a second try, once the network is there', async () => {
		const { url } = await link();
		const { page } = await open('about:blank');
		await page.context().route('**/api/photo-links', (route) => route.abort());
		await page.goto(url);
		await says(page, '#status', 'cannot be reached');
		await page.context().unroute('**/api/photo-links');
		await page.getByRole('button', { name: 'Try again' }).click();
		await says(page, '#text', TEXT);
	});

	test('shows its sentence and who asks as text, whatever is in them', async () => {
		const text = `<img src=x onerror="document.title='hit'"><script>document.title='hit'</script>`;
		const { url } = await link({ sender: '<img src=x onerror=alert(1)> $& {host}', text });
		const { page, complaints } = await open(url);
		await says(page, '#text', text);
		await says(page, '#asked h2', '<img src=x onerror=alert(1)> $& {host} asks');
		await expect(page.locator('#asked h2 *, #text *').count()).resolves.toBe(0);
		await expect(page.title()).resolves.toBe('Photos of your ID card');
		expect(complaints).toEqual([]);
	});
});

describe('a delivery', () => {
	async function send(behaviour: string) {
		const { url, id } = await link({ sides: 'portrait' }, behaviour);
		const { page } = await pages.open('about:blank');
		await page.clock.install();
		await page.context().route('**/api/photo-checks?*', (route) => route.fulfill({ json: GOOD }));
		await page.goto(url);
		await take(page, 'portrait', photos.portrait);
		await says(page, '#status', 'You can send now.');
		await page.locator('#go').click();
		return { page, id };
	}

	test.each([
		['that is refused', '500', 'did not accept the photos (status 500)'],
		['that is sent elsewhere', '302', 'not known whether the photos arrived'],
	])('%s keeps the photos, which can be sent again', async (_, behaviour, sentence) => {
		const { page, id } = await send(behaviour);
		await says(page, '#status', sentence);
		await expect(page.locator('.view img').count()).resolves.toBe(1);
		await page.getByRole('button', { name: 'Send again' }).click();
		while (target.deliveries.length < 2) await says(page, '#status', /./);
		expect(target.deliveries.map(({ link: sent }) => sent)).toEqual([id, id]);
	});

	test('that is of no use keeps the photos and says why', async () => {
		const { page } = await send('reason');
		await says(page, '#status', 'cannot use the photos: It shows no card.');
		const again = page.getByRole('button', { name: 'Send again' });
		await expect(again.isEnabled()).resolves.toBe(false);
		await take(page, 'portrait', photos.portrait);
		await says(page, '#portrait-verdict', '✓');
		await expect(again.isEnabled()).resolves.toBe(true);
	});

	test('that nobody waits for is not offered again', async () => {
		const { page } = await send('404');
		await says(page, '#status', 'takes no photos for this link now');
		await expect(page.locator('button.main:visible').count()).resolves.toBe(0);
		await expect(page.locator('input').isDisabled()).resolves.toBe(true);
	});

	test('while another is read can be sent again', async () => {
		const { page } = await send('409');
		await says(page, '#status', 'takes no photos for this link now');
		await expect(page.getByRole('button', { name: 'Send again' }).isEnabled()).resolves.toBe(true);
	});

	test('without an answer says that it is slow, and then that nothing is known', async () => {
		const { page } = await send('never');
		await says(page, '#status', 'Sending to');
		await expect(page.locator('input').isDisabled()).resolves.toBe(true);
		await page.clock.fastForward(11_000);
		await says(page, '#status', 'Still sending');
		await page.clock.fastForward(180_000);
		await says(page, '#status', 'not known whether the photos arrived');
		await expect(page.locator('input').isEnabled()).resolves.toBe(true);
	});

	test('keeps nothing in the browser', async () => {
		const { page } = await send('200');
		await says(page, '#status', '✓ Sent');
		await expect(page.evaluate('sessionStorage.length')).resolves.toBe(0);
		const stored = await page.context().storageState({ indexedDB: true });
		expect(stored).toEqual({ cookies: [], origins: [] });
	});
});

test('by keyboard alone, in either language', async () => {
	const { url } = await link();
	const { page } = await open(url, { replies: [GOOD, GOOD] });
	// Choosers are caught as long as something listens; with the first key it may be too late to begin.
	page.on('filechooser', () => {});
	await says(page, '#text', TEXT);
	const tab = async () => await page.keyboard.press('Tab');
	await tab();
	await tab();
	await page.keyboard.press('Enter');
	await expect(page.title()).resolves.toBe('拍摄身份证');
	for (const side of ['portrait', 'emblem'] as const) {
		if (side === 'portrait') await tab();
		const input = page.locator(':focus');
		await expect(input.getAttribute('aria-describedby')).resolves.toBe(`${side}-verdict`);
		const chooser = page.waitForEvent('filechooser');
		await page.keyboard.press('Space');
		const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: photos[side] };
		await (await chooser).setFiles(file);
		await says(page, `#${side}-verdict`, '✓ 照片合格');
	}
	await expect(focusedText(page)).resolves.toBe('发送');
	await page.keyboard.press('Enter');
	await says(page, '#status', '✓ 已发送');
	await expect(page.locator(':focus').getAttribute('id')).resolves.toBe('status');
});
