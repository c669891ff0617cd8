import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser } from 'puppeteer-core';

import { readCard } from '../cards/read-card.mts';
import { FIREFOX } from './browsers.mts';
import { joinTestEnvironment } from './test-environment.mts';

const CHECKOUT = resolve(import.meta.dirname, '../..');
const FILE = join(CHECKOUT, 'idcard-reader.html');
/** On a busy machine; a photo takes a second or some. */
const LONGEST_MS = 240_000;

const PHOTOS = ['second-portrait.jpg', 'second-emblem.jpg', 'both-sides.pdf', 'portrait.heic'];

let browser: Browser;
let folder: string;
beforeAll(async () => {
	execFileSync(process.execPath, [join(CHECKOUT, 'server/scripts/build-page.mts')]);
	const environment = await joinTestEnvironment();
	folder = mkdtempSync(join(environment.folder, 'firefox-'));
	browser = await puppeteer.launch({
		browser: 'firefox',
		executablePath: FIREFOX,
		userDataDir: mkdtempSync(join(environment.folder, 'firefox-profile-')),
		// A proxy at a port where nothing listens: no network.
		extraPrefsFirefox: {
			'network.proxy.type': 1,
			'network.proxy.http': '127.0.0.1',
			'network.proxy.http_port': 1,
			'network.proxy.ssl': '127.0.0.1',
			'network.proxy.ssl_port': 1,
		},
	});
}, 120_000);
afterAll(async () => await browser?.close());

test('Firefox reads photos with the file from the disk, without a network', async () => {
	const files = PHOTOS.map((name) => join(folder, name));
	for (const [place, name] of PHOTOS.entries()) writeFileSync(files[place], readCard(name).image);
	const page = await browser.newPage();
	const complaints: string[] = [];
	const requested: string[] = [];
	page.on('pageerror', (error) => complaints.push(String(error)));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	page.on('request', (request) => {
		if (!/^(blob|data):/.test(request.url())) requested.push(request.url());
	});
	await page.setViewport({ width: 1366, height: 768 });
	await page.goto(pathToFileURL(FILE).href);
	const chooser = (await page.$('input#files'))!;
	await chooser.uploadFile(...files);
	const count = PHOTOS.length;
	await page.waitForSelector(`::-p-text(${count} of ${count} files done.)`, {
		timeout: LONGEST_MS,
	});

	const rows = await page.$$eval('#people tbody tr', (all) => all.map((row) => row.innerText));
	const people = [
		readCard('second-portrait.jpg').fields,
		readCard('both-sides.pdf').cards![0].fields,
	];
	expect(rows).toHaveLength(people.length);
	for (const { identity_name, identity_code, address } of people) {
		const row = rows.find((one) => one.includes(identity_name));
		expect(row).toContain(identity_code);
		expect(row).toContain(address);
	}
	const notRead = await page.$eval('#not-read', (table) => table.innerText);
	expect(notRead).toMatch(/portrait\.heic\s+The file must be a JPEG/);
	expect(complaints).toEqual([]);
	expect(requested).toEqual([]);
}, 600_000);
