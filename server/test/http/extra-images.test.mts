import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { readCard } from '../../../test/cards/read-card.mts';
import { pdfOf } from '../../../test/support/pdf-of.mts';
import { scanOf } from '../../../test/support/scan-of.mts';
import { createCardReader, type PackedCardReader } from '../../src/engine/create-card-reader.mts';
import type { DocumentExtra } from '../../src/engine/document-extra.mts';
import { AcceptedImages } from '../../src/image/accepted-images.mts';
import { base64Body, runApp, type Answer, type RunningApp } from './running-app.mts';

const ALL = {
	crops: ['card', 'portrait'],
	redact: ['identity_name', 'identity_code', 'portrait', 'issued_by'],
	watermark: '仅供办理入职使用',
};

const extraOf = (answer: Answer) => (answer.json as unknown as { extra: DocumentExtra }).extra;
const imageOf = (base64: string) => Buffer.from(base64, 'base64');

let reader: PackedCardReader;
let app: RunningApp;
const both = readCard('both-sides-photo.jpg');
beforeAll(async () => {
	reader = await createCardReader({ workers: 2, readTimeout: 100 });
	app = await runApp({ read: reader.read, accepted: new AcceptedImages(['jpeg', 'png', 'pdf']) });
});
afterAll(async () => {
	await app.close();
	await reader.close();
});

describe('what was asked for', () => {
	let extra: DocumentExtra;
	beforeAll(async () => {
		extra = extraOf(await app.post({ ...base64Body(both.image), extra: ALL }));
	});

	test('comes beside all that `true` asks for', async () => {
		const plain = extraOf(await app.post({ ...base64Body(both.image), extra: true }));
		const cards = extra.cards.map((card) => ({ ...card, crops: undefined }));
		const without = { redacted: undefined, unsettled: undefined };
		const pages = extra.pages.map((page) => ({ ...page, ...without }));
		expect({ ...extra, cards, pages }).toEqual(plain);
		const { width, height } = await sharp(both.image).metadata();
		expect(extra.pages).toEqual([
			{ ...{ page: 1, width, height }, redacted: expect.any(String), unsettled: [] },
		]);
	});

	test('each card can be read again', async () => {
		expect(extra.cards).toHaveLength(2);
		for (const { fields, crops } of extra.cards) {
			const again = await app.post(base64Body(imageOf(crops!.card!)));
			expect(again.json.data).toEqual(fields);
		}
	});
});

/** What can be read on the copy of a page. */
async function textOf({ redacted }: DocumentExtra['pages'][number]): Promise<string> {
	const copy = base64Body(imageOf(redacted!));
	const { lines } = extraOf(await app.post({ ...copy, extra: true }));
	return lines.map(({ text }) => text).join('\n');
}

describe('of a document of several pages', () => {
	const pages = [readCard('portrait-photo.jpg'), readCard('emblem-photo.jpg')];
	let extra: DocumentExtra;
	beforeAll(async () => {
		const [front, back] = await Promise.all(pages.map(({ image }) => scanOf(image)));
		const body = base64Body(pdfOf([front, {}, back]));
		// A watermark makes text harder to read.
		const { crops, redact } = ALL;
		extra = extraOf(await app.post({ ...body, extra: { crops, redact } }));
	});

	test('each page with a card has a copy in which nothing covered can be read', async () => {
		expect(extra.pages).toMatchObject([
			{ page: 1, redacted: expect.any(String), unsettled: [] },
			{ page: 2, redacted: null, unsettled: ['no-card'] },
			{ page: 3, redacted: expect.any(String), unsettled: [] },
		]);
		const texts = [await textOf(extra.pages[0]), await textOf(extra.pages[2])];
		const [{ fields: front }, { fields: back }] = pages;
		expect(texts[0]).toContain(front.address!.slice(0, 4));
		expect(texts[1]).toContain(back.valid_date_end!.replaceAll('-', '.'));
		const number = front.identity_code!;
		const covered = [front.identity_name, number, number.slice(0, 6), back.issued_by] as string[];
		expect(covered.filter((value) => texts.join('\n').includes(value))).toEqual([]);
	});
});
