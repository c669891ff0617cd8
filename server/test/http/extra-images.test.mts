import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { readCard } from '../../../test/cards/read-card.mts';
import { pdfOf } from '../../../test/support/pdf-of.mts';
import { scanOf } from '../../../test/support/scan-of.mts';
import { createCardReader, type PackedCardReader } from '../../src/engine/create-card-reader.mts';
import type { DocumentExtra } from '../../src/engine/document-extra.mts';
import { AcceptedImages } from '../../src/image/accepted-images.mts';
import { base64Body, runApp, type Answer, type RunningApp } from './running-app.mts';

const ALL = {
	crops: ['card', 'portrait', 'redacted', 'copy'],
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
		expect({ ...extra, cards }).toEqual(plain);
		for (const { crops } of extra.cards) expect(Object.keys(crops!)).toEqual(ALL.crops);
	});

	test('each card can be read again', async () => {
		expect(extra.cards).toHaveLength(2);
		for (const { fields, crops } of extra.cards) {
			const again = await app.post(base64Body(imageOf(crops!.card!)));
			expect(again.json.data).toEqual(fields);
		}
	});
});

/** What can be read on a redacted card. */
async function textOf({ crops }: DocumentExtra['cards'][number]): Promise<string> {
	const copy = base64Body(imageOf(crops!.redacted!));
	const { lines } = extraOf(await app.post({ ...copy, extra: true }));
	return lines.map(({ text }) => text).join('\n');
}

test('on the redacted cards of a document nothing covered can be read', async () => {
	const pages = [readCard('portrait-photo.jpg'), readCard('emblem-photo.jpg')];
	const [{ fields: front }, { fields: back }] = pages;
	const scans = await Promise.all(pages.map(({ image }) => scanOf(image)));
	const body = base64Body(pdfOf([scans[0], {}, scans[1]]));
	// A watermark makes text harder to read.
	const asked = { crops: ['redacted'], redact: ALL.redact };
	const { cards } = extraOf(await app.post({ ...body, extra: asked }));
	expect(cards.map(({ page }) => page)).toEqual([1, 3]);
	const texts = await Promise.all(cards.map(textOf));
	expect(texts[0]).toContain(front.address!.slice(0, 4));
	expect(texts[1]).toContain(back.valid_date_end!.replaceAll('-', '.'));
	const number = front.identity_code!;
	const covered = [front.identity_name, number, number.slice(0, 6), back.issued_by] as string[];
	expect(covered.filter((value) => texts.join('\n').includes(value))).toEqual([]);
});
