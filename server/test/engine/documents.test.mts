import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { readCard } from '../../../test/cards/read-card.mts';
import { pdfOf, type PdfPage } from '../../../test/support/pdf-of.mts';
import { scanOf } from '../../../test/support/scan-of.mts';
import { createCardReader, type PackedCardReader } from '../../src/engine/create-card-reader.mts';

let reader: PackedCardReader;
const { image: jpeg, fields } = readCard('portrait.jpg');
let scan: PdfPage;
beforeAll(async () => {
	reader = await createCardReader({ workers: 1 });
	scan = await scanOf(jpeg);
});
afterAll(() => reader.close());

describe('a card is read the same in another format', () => {
	test.each<[string, () => Buffer | Promise<Buffer>]>([
		['WebP', () => sharp(jpeg).webp().toBuffer()],
		['HEIC', () => readCard('portrait.heic').image],
	])('%s', async (_name, draw) => {
		expect((await reader.read(await draw()))?.fields).toEqual(fields);
	});
});

describe('of several pages', () => {
	test('the first one with a card is told; with `extra` all are read, and their passes counted', async () => {
		const alone = await reader.read(pdfOf([scan]));
		const blank = await reader.read(pdfOf([{}]), { extra: true });
		const third = await reader.read(pdfOf([{}, {}, scan, scan]));
		expect(third?.fields).toEqual(fields);
		expect(third?.passes).toBe(2 * blank!.passes! + alone!.passes!);
		const both = await reader.read(pdfOf([scan, scan]), { extra: true });
		expect(both?.fields).toEqual(fields);
		expect(both?.passes).toBe(2 * alone!.passes!);
	});

	test('a front and a back are joined, the front being told', async () => {
		const [front, back] = [readCard('portrait.jpg'), readCard('emblem.jpg')];
		const reading = await reader.read(await tiffOf(front.image, back.image), { extra: true });
		expect(reading?.fields).toEqual(front.fields);
		const { cards, people, pages, sides } = reading!.extra!;
		expect(cards.map(({ page, person, fields: read }) => ({ page, person, read }))).toEqual([
			{ page: 1, person: 0, read: front.fields },
			{ page: 2, person: 0, read: back.fields },
		]);
		expect(people).toEqual([{ cards: [0, 1], provenBy: expect.any(Array) }]);
		expect(sides).toEqual([front.fields, back.fields]);
		const { width, height } = await sharp(front.image).metadata();
		expect(pages).toEqual([1, 2].map((page) => ({ page, width, height })));
	});

	test('none may have a card', async () => {
		expect(await reader.read(pdfOf([{}, {}]))).toBeNull();
	});
});

/** A TIFF with one page above the other, both of one size. */
async function tiffOf(...pages: Buffer[]): Promise<Buffer> {
	const { width, height } = await sharp(pages[0]).metadata();
	const pixels = await Promise.all(pages.map((page) => sharp(page).removeAlpha().raw().toBuffer()));
	const raw = { width, height: pages.length * height, channels: 3, pageHeight: height } as const;
	return await sharp(Buffer.concat(pixels), { raw }).tiff({ compression: 'lzw' }).toBuffer();
}

test('a document that cannot be decoded is refused, not called unreadable', async () => {
	await expect(reader.read(Buffer.from('%PDF-1.7\nnothing'))).rejects.toThrow('document-broken');
	expect((await reader.read(jpeg))?.fields).toEqual(fields);
});
