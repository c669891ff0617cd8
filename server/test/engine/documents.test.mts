import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import type { IdCardFields } from '../../../domain/id-card.ts';
import { drawSpecimen } from '../../../tools/specimens/draw.mts';
import { HEIC_CARD } from '../../../tools/specimens/heic.mts';
import { landscapePhoto } from '../../../tools/specimens/no-card.mts';
import { pdfOf, type PdfPage } from '../../../tools/specimens/pdf-of.mts';
import { scanOf } from '../../../tools/specimens/scan-of.mts';
import { createCardReader, type PackedCardReader } from '../../src/engine/create-card-reader.mts';

let reader: PackedCardReader;
let jpeg: Buffer;
let fields: IdCardFields;
let scan: PdfPage;
beforeAll(async () => {
	reader = await createCardReader({ workers: 1 });
	const card = await drawSpecimen({ seed: 'golden', index: 1, side: 1 });
	fields = card.fields;
	jpeg = await sharp(card.image).jpeg({ quality: 90 }).toBuffer();
	scan = await scanOf(card.image);
});
afterAll(() => reader.close());

describe('a card is read the same in every format', () => {
	test.each<[string, () => Buffer | Promise<Buffer>]>([
		['JPEG', () => jpeg],
		['WebP', () => sharp(jpeg).webp().toBuffer()],
		['TIFF', () => sharp(jpeg).tiff({ compression: 'lzw' }).toBuffer()],
		['GIF', () => sharp(jpeg).gif().toBuffer()],
		['AVIF', () => sharp(jpeg).avif({ effort: 0 }).toBuffer()],
		['HEIC', () => HEIC_CARD],
		['PDF', () => pdfOf([scan])],
	])('%s', async (_name, draw) => {
		expect((await reader.read(await draw()))?.fields).toEqual(fields);
	});
});

describe('of several pages', () => {
	test('the first one with a card is told, with the passes of all that were read', async () => {
		const alone = await reader.read(pdfOf([scan]));
		const third = await reader.read(pdfOf([{}, {}, scan, scan]));
		const blank = await reader.read(pdfOf([{}]), { extra: true });
		expect(third?.fields).toEqual(fields);
		expect(third?.passes).toBe(2 * blank!.passes! + alone!.passes!);
	});

	test('with `extra` all are read', async () => {
		const one = await reader.read(pdfOf([scan]), { extra: true });
		const two = await reader.read(pdfOf([scan, scan]), { extra: true });
		expect(two?.fields).toEqual(fields);
		expect(two?.passes).toBe(2 * one!.passes!);
	});

	test.each<[string, (front: Buffer, back: Buffer) => Promise<Buffer>]>([
		['PDF', async (...pages) => pdfOf(await Promise.all(pages.map((page) => scanOf(page))))],
		['TIFF', tiffOf],
	])('a front and a back in a %s are joined, the front being told', async (_format, documentOf) => {
		const [front, back] = await Promise.all(
			([1, 0] as const).map((side) => drawSpecimen({ seed: 'golden', index: 1, side })),
		);
		const document = await documentOf(front.image, back.image);
		const plain = await reader.read(document);
		const full = await reader.read(document, { extra: true });
		expect([plain?.fields, full?.fields]).toEqual([front.fields, front.fields]);
		const { cards, people, pages, sides } = full!.extra!;
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
		const { image } = await landscapePhoto(1);
		expect(await reader.read(pdfOf([{}, await scanOf(image)]))).toBeNull();
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
