import { afterAll, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { endlessPdf } from '../../../tools/specimens/pdf-of.mts';
import { ImagePages } from '../../src/engine/image-pages.mts';

const pages = new ImagePages(15_000);
afterAll(() => pages.close());

/** A TIFF of two pages of one colour. */
async function documentOf(colour: string, side: number): Promise<Uint8Array> {
	const page = { create: { width: side, height: side, channels: 3, background: colour } } as const;
	const image = await sharp(page).png().toBuffer();
	const both = sharp([image, image], { join: { animated: true } });
	return await both.tiff({ compression: 'lzw' }).toBuffer();
}

/** Widths and first pixels of the pages. */
async function readFor(key: string, bytes: Uint8Array) {
	const seen: Array<[number, ...number[]]> = [];
	const turn = { key, signal: new AbortController().signal, onSpent: () => {} };
	for await (const { raster } of pages.of(bytes, turn)) {
		seen.push([raster.width, ...raster.data.subarray(0, 3)]);
	}
	return seen;
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
	const leaving = new AbortController();
	const endless = pages.of(endlessPdf(), { key: 'one', signal: leaving.signal, onSpent: () => {} });
	const slow = endless.next().catch((error: Error) => error.message);
	const seen = await readFor('other', await documentOf('#00f', 300));
	expect(seen).toHaveLength(2);
	leaving.abort(new Error('left'));
	expect(await slow).toBe('left');
});
