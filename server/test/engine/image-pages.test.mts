import { afterAll, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';

import { endlessPdf } from '../../../test/support/pdf-of.mts';
import { Documents } from '../../src/documents/documents.mts';
import { ImagePages } from '../../src/engine/image-pages.mts';
import { QueueTimeoutError, ValidationError } from '../../src/errors/server-errors.mts';
import { FairQueue } from '../../src/fairness/fair-queue.mts';
import { BACKGROUND, Turn, type Key } from '../../src/fairness/turn.mts';
import type { Raster } from '../../src/image/raster.mts';
import { until } from '../../../test/support/until.mts';

const places = new FairQueue({ total: 2 });
const pages = new ImagePages(places, 15_000);
afterAll(() => pages.close());

/** A TIFF of some pages of one colour. */
async function documentOf(colour: string, side: number, count = 2): Promise<Uint8Array> {
	const page = { create: { width: side, height: side, channels: 3, background: colour } } as const;
	const image = await sharp(page).png().toBuffer();
	const all = Array<Buffer>(count).fill(image);
	const joined = count === 1 ? sharp(image) : sharp(all, { join: { animated: true } });
	return await joined.tiff({ compression: 'lzw' }).toBuffer();
}

/** The turn of an image that waits for `wait` ms at most. */
function hastyTurn(key: string, wait: number): Turn {
	const turn = new Turn(key);
	turn.limit({ work: 60_000, wait });
	return turn;
}

/** Widths and first pixels of the pages. */
async function readFor(key: Key, bytes: Uint8Array) {
	const seen: Array<[number, ...number[]]> = [];
	for await (const { raster } of pages.of(bytes, new Turn(key))) {
		seen.push([raster.width, ...raster.data.subarray(0, 3)]);
	}
	return seen;
}

/** Documents of a key that are decoded until `end` is called. */
function endlessOf(key: string, count: number) {
	const turns = Array.from({ length: count }, () => new Turn(key));
	const reasons = turns.map((turn) =>
		pages
			.of(endlessPdf(), turn)
			.next()
			.catch((error: Error) => error.message),
	);
	const end = () => turns.forEach((turn) => turn.abort(new Error('left')));
	return { turns, reasons: Promise.all(reasons), end };
}

test('keys that send documents at the same time get their own pages', async () => {
	const [red, blue] = [await documentOf('#f00', 900), await documentOf('#00f', 300)];
	const both = await Promise.all([readFor('one', red), readFor('other', blue)]);
	expect(both).toEqual([
		[
			[900, 255, 0, 0],
			[900, 255, 0, 0],
		],
		[
			[300, 0, 0, 255],
			[300, 0, 0, 255],
		],
	]);
});

test('a key whose pages take long keeps no other key waiting', async () => {
	const slow = endlessOf('one', 1);
	const seen = await readFor('other', await documentOf('#00f', 300));
	expect(seen).toHaveLength(2);
	slow.end();
	expect(await slow.reasons).toEqual(['left']);
});

test('documents that are decoded, or wait for it, have no place among the images that are read', async () => {
	const slow = endlessOf('one', 3);
	const jpeg = await sharp(await documentOf('#f00', 300, 1))
		.jpeg()
		.toBuffer();
	const both = ['one', 'other'].map((key) => pages.of(jpeg, new Turn(key)));
	const shown = await Promise.all(both.map((image) => image.next()));
	expect(shown.map(({ done }) => done)).toEqual([false, false]);
	expect([places.running, pages.waiting]).toEqual([2, 2]);
	await Promise.all(both.map((image) => image.return(undefined)));
	expect(places.running).toBe(0);
	slow.end();
	expect(await slow.reasons).toEqual(['left', 'left', 'left']);
});

test('a document waits for its decoder and for its place, page by page', async () => {
	const told: string[] = [];
	const turn = new Turn('one');
	for (const step of ['wait', 'work', 'rest'] as const) {
		jest.spyOn(turn, step).mockImplementation(() => void told.push(step));
	}
	const document = pages.of(await documentOf('#0f0', 100), turn);
	for await (const { page } of document) told.push(`page ${page}`);
	// Decoding ends, then the page's place.
	const page = ['wait', 'work', 'rest', 'wait', 'work'];
	expect(told).toEqual([...page, 'page 1', 'rest', ...page, 'page 2', 'rest']);
});

test('pixels are zeroed, and what they cost is charged, once a page is done with', async () => {
	const tiff = await documentOf('#0f0', 100);
	const jpeg = await sharp(await documentOf('#0f0', 100, 1))
		.jpeg()
		.toBuffer();
	const decoding = jest.spyOn(Documents.prototype, 'page');
	const charge = jest.spyOn(places, 'charge');
	for (const [bytes, key] of [[tiff, 'a'] as const, [jpeg, 'b'] as const]) {
		const seen: Uint8Array[] = [];
		for await (const { raster } of pages.of(bytes, new Turn(key))) {
			expect(raster.data.some((value) => value > 0)).toBe(true);
			seen.push(raster.data);
		}
		for (const { value } of decoding.mock.results)
			seen.push((await (value as Promise<Raster>)).data);
		expect(seen.flatMap((data) => [...data]).filter((value) => value > 0)).toEqual([]);
	}
	expect(charge.mock.calls.map(([key]) => key)).toEqual(['a', 'a', 'b']);
	expect(charge.mock.calls.every(([, cost]) => cost > 0)).toBe(true);
	jest.restoreAllMocks();
});

test('no more pages are decoded than can be read', async () => {
	const held = await Promise.all([places.enter({ key: 'a' }), places.enter({ key: 'b' })]);
	held.push(await places.enter({ key: 'c' }));
	const bytes = await documentOf('#0f0', 100, 1);
	const told: string[] = [];
	const reading = ['a', 'b', 'c', 'd'].map(async (key) => {
		const turn = new Turn(key);
		jest.spyOn(turn, 'work').mockImplementation(() => void told.push(key));
		for await (const { page } of pages.of(bytes, turn)) told.push(`${key}${page}`);
	});
	await until(() => told.length >= 2 && places.waiting >= 2);
	expect(told.toSorted()).toEqual(['a', 'b']);
	for (const place of held) place[Symbol.dispose]();
	await Promise.all(reading);
	expect(told).toHaveLength(4 * 3);
});

test('what comes after all others has its place before it takes a decoder', async () => {
	const held = await Promise.all(['a', 'b'].map((key) => places.enter({ key })));
	const last = readFor(BACKGROUND, await documentOf('#0f0', 100));
	await until(() => places.waiting === 1);
	const others = ['c', 'd'].map((key) => endlessOf(key, 1));
	await until(() => others.flatMap(({ turns }) => turns).every((turn) => !turn.isWaiting));
	expect(pages.waiting).toBe(0);
	for (const other of others) other.end();
	await Promise.all(others.map(({ reasons }) => reasons));
	for (const place of held) place[Symbol.dispose]();
	expect(await last).toHaveLength(2);
	const broken = pages.of(Buffer.from('%PDF-1.7'), new Turn(BACKGROUND)).next();
	await expect(broken).rejects.toThrow(ValidationError);
	expect(places.running).toBe(0);
});

test('an image, or a document, whose wait for a place is too long leaves the line', async () => {
	const held = await Promise.all(['a', 'b', 'c'].map((key) => places.enter({ key })));
	const tiff = await documentOf('#0f0', 100, 1);
	const jpeg = await sharp(tiff).jpeg().toBuffer();
	for (const bytes of [jpeg, tiff]) {
		const image = pages.of(bytes, hastyTurn('d', 20));
		await expect(image.next()).rejects.toThrow(QueueTimeoutError);
		expect([places.waiting, places.running]).toEqual([0, 3]);
	}
	for (const place of held) place[Symbol.dispose]();
	expect(await readFor('d', tiff)).toHaveLength(1);
});

test('so does a document whose wait for a decoder is too long', async () => {
	const slow = endlessOf('one', 1);
	const image = pages.of(await documentOf('#0f0', 100, 1), hastyTurn('one', 20));
	await expect(image.next()).rejects.toThrow(QueueTimeoutError);
	expect(pages.waiting).toBe(0);
	slow.end();
	expect(await slow.reasons).toEqual(['left']);
});

test('of one key, a document that was begun goes on before a later one is', async () => {
	const bytes = await documentOf('#0f0', 100, 3);
	const order: number[] = [];
	await Promise.all(
		[1, 2, 3, 4].map(async (since) => {
			const document = pages.of(bytes, new Turn('one'));
			for await (const { page } of document) if (page === 3) order.push(since);
		}),
	);
	expect(order).toEqual([1, 2, 3, 4]);
});
