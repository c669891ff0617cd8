import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import type { IdCardFields } from '../../../domain/id-card.ts';
import { drawSpecimen } from '../../../tools/specimens/draw.mts';
import { HEIC_CARD } from '../../../tools/specimens/heic.mts';
import { landscapePhoto } from '../../../tools/specimens/no-card.mts';
import { pdfOf, type PdfPage } from '../../../tools/specimens/pdf-of.mts';
import { createCardReader, type PackedCardReader } from '../../src/engine/create-card-reader.mts';

let reader: PackedCardReader;
let jpeg: Buffer;
let fields: IdCardFields;
let scan: PdfPage;
beforeAll(async () => {
	reader = await createCardReader({ workers: 1 });
	const card = await drawSpecimen({ seed: 'golden', index: 1, side: 1 });
	fields = card.fields;
	jpeg = await sharp(card.picture).jpeg({ quality: 90 }).toBuffer();
	const { width, height } = await sharp(jpeg).metadata();
	scan = { size: [width / 4, height / 4], jpeg: { bytes: jpeg, width, height } };
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

	test('none may have a card', async () => {
		const { picture } = await landscapePhoto(1);
		const { width, height } = await sharp(picture).metadata();
		const jpegPage = { size: [300, 200], jpeg: { bytes: picture, width, height } } as PdfPage;
		expect(await reader.read(pdfOf([{}, jpegPage]))).toBeNull();
	});
});

test('a document that cannot be decoded is refused, not called unreadable', async () => {
	await expect(reader.read(Buffer.from('%PDF-1.7\nnothing'))).rejects.toThrow('文件已损坏');
	expect((await reader.read(jpeg))?.fields).toEqual(fields);
});
