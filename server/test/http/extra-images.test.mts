import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { drawSpecimen, type Specimen } from '../../../tools/lab/specimens/draw.mts';
import { blankImage } from '../../../test/support/blank-image.mts';
import { pdfOf } from '../../../test/support/pdf-of.mts';
import { scanOf } from '../../../test/support/scan-of.mts';
import { createCardReader, type PackedCardReader } from '../../src/engine/create-card-reader.mts';
import type { DocumentExtra } from '../../src/engine/document-extra.mts';
import { Typesetter } from '../../../tools/lab/specimens/type/typesetter.mts';
import { notoFamily } from '../../../tools/lab/specimens/type/font-family.mts';
import type { IdCardFields } from '../../../domain/id-card.ts';
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
let both: Specimen;
beforeAll(async () => {
	reader = await createCardReader({ workers: 2, readTimeout: 100 });
	app = await runApp({ read: reader.read, accepted: new AcceptedImages(['jpeg', 'png', 'pdf']) });
	both = await drawSpecimen({
		...{ seed: 'images', index: 0, side: 1, level: 'photo', layouts: ['both-sides'] },
	});
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

	test('the portrait is of its side alone', async () => {
		const portraits = extra.cards.map(({ crops }) => crops!.portrait);
		const isFront = extra.cards.map(({ fields: { side } }) => side === 1);
		expect(portraits.map((portrait) => portrait !== null)).toEqual(isFront);
		const { width, height } = await sharp(
			imageOf(portraits.find((portrait) => typeof portrait === 'string')!),
		).metadata();
		expect([width, height]).toEqual([319, 404]);
	});

	test('a watermark shows on the copy', async () => {
		const { redact } = ALL;
		const plain = extraOf(await app.post({ ...base64Body(both.image), extra: { redact } }));
		expect(plain.pages[0].redacted).not.toBe(extra.pages[0].redacted);
	});
});

describe('what is written again beside a card', () => {
	const redact = ['identity_name', 'identity_code', 'birth', 'address'];
	const harmless = '申请人应当如实填写本表';
	let page: Buffer;
	/** Where the card ends on the page. */
	let height: number;
	let front: Specimen;
	beforeAll(async () => {
		front = await drawSpecimen({ seed: 'forms', index: 4, side: 1, level: 'clean' });
		const { width, ...metadata } = await sharp(front.image).metadata();
		({ height } = metadata);
		const type = new Typesetter(notoFamily());
		const style = { size: 36, weight: 'medium', colour: '#222' } as const;
		const words = [...writtenForms(front.fields), harmless].map((form, row) =>
			type.path(form, 40 + 620 * (row % 2), height + 60 + 64 * Math.floor(row / 2), style),
		);
		const size = { width: Math.max(width, 1250), height: height + 480 };
		const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${words.join('')}</svg>`;
		page = await sharp({ create: { ...size, channels: 3, background: '#fff' } })
			.composite([
				{ input: Buffer.from(front.image), left: 0, top: 0 },
				{ input: Buffer.from(drawn), left: 0, top: 0 },
			])
			.png()
			.toBuffer();
	});
	/** What can be read, also below the card alone: beside one, not all lines are read. */
	const textIn = async (image: Buffer) => {
		const { width, height: bottom } = await sharp(image).metadata();
		const part = { left: 0, top: height, width, height: bottom - height };
		const below = await sharp(image).extract(part).png().toBuffer();
		const texts = [image, below].map(async (one) => {
			const { lines } = extraOf(await app.post({ ...base64Body(one), extra: true }));
			return lines.map(({ text }) => text.replaceAll(/[^\p{L}\d]/gu, '')).join('');
		});
		return (await Promise.all(texts)).join('\n');
	};
	const leftIn = (text: string) => partsOf(front.fields).filter((part) => text.includes(part));

	test('is on the page', async () => {
		const text = await textIn(page);
		expect(leftIn(text).length).toBeGreaterThan(15);
		expect(text).toContain(harmless);
	});

	test('is not on the copy, nor is anything else there', async () => {
		const extra = extraOf(await app.post({ ...base64Body(page), extra: { redact } }));
		const text = await textIn(imageOf(extra.pages[0].redacted!));
		expect(leftIn(text)).toEqual([]);
		expect([text.includes('公民身份号码'), text.includes(harmless)]).toEqual([true, false]);
	});
});

/** The values as forms have them. */
function writtenForms({ identity_name, identity_code, birth }: IdCardFields): string[] {
	const [number, name] = [identity_code!, identity_name!];
	const [year, month, day] = birth!.split('-');
	const split = (sizes: readonly number[], mark: string) => {
		let at = 0;
		return sizes.map((size) => number.slice(at, (at += size))).join(mark);
	};
	return [
		split([3, 3, 4, 4, 4], '.'),
		split([6, 8, 4], '-'),
		split([6, 8, 4], '/'),
		split([4, 4, 4, 4, 2], ' '),
		`${year}/${month}/${day}`,
		`${day}/${month}/${year}`,
		`${day}.${month}.${year}`,
		`${year}${month}${day}`,
		`名 ${name.slice(1)}`,
		`${name.slice(0, 1)} - ${name.slice(1)}`,
	];
}

/** What must not be read: the parts of each value, without separators. */
function partsOf({ identity_name, identity_code, birth, address }: IdCardFields): string[] {
	const [year, month, day] = birth!.split('-');
	const digits = identity_code!;
	const runs = Array.from({ length: digits.length - 3 }, (_, at) => digits.slice(at, at + 4));
	return [
		...[...runs, digits.slice(-3), year + month + day, day + month + year],
		...[identity_name!, identity_name!.slice(1), address!.slice(0, 4)],
	];
}

test('an image without a card is no redacted one', async () => {
	const answer = await app.post({ ...base64Body(await blankImage()), extra: ALL });
	expect(answer.json.code).toBe(5021);
	expect(extraOf(answer)).toMatchObject({
		cards: [],
		pages: [{ page: 1, redacted: null, unsettled: ['no-card'] }],
	});
});

/** What can be read on the copy of a page. */
async function textOf({ redacted }: DocumentExtra['pages'][number]): Promise<string> {
	const copy = base64Body(imageOf(redacted!));
	const { lines } = extraOf(await app.post({ ...copy, extra: true }));
	return lines.map(({ text }) => text).join('\n');
}

describe('of a document of several pages', () => {
	let pages: Specimen[];
	let extra: DocumentExtra;
	beforeAll(async () => {
		const sides = [1, 0] as const;
		pages = await Promise.all(
			sides.map((side) => drawSpecimen({ seed: 'golden', index: 1, side, level: 'photo' })),
		);
		const [front, back] = await Promise.all(pages.map(({ image }) => scanOf(image)));
		const body = base64Body(pdfOf([front, {}, back]));
		// A watermark makes text harder to read.
		const { crops, redact } = ALL;
		extra = extraOf(await app.post({ ...body, extra: { crops, redact } }));
	});

	test('each card is cut out of its page', async () => {
		expect(extra.cards.map(({ page, person }) => [page, person])).toEqual([
			[1, 0],
			[3, 0],
		]);
		for (const [index, { crops }] of extra.cards.entries()) {
			const again = await app.post(base64Body(imageOf(crops!.card!)));
			expect(again.json.data).toEqual(pages[index].fields);
		}
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

test.each([
	[{ crop: [] }, 'extra 只能包含 crops、redact、redactArea、watermark'],
	[
		{ redact: ['birth'], redactArea: 'page' },
		'extra.redactArea 只能为 card：遮盖后的副本只显示证件',
	],
])('an unknown wish is refused: %j', async (extra, message) => {
	const { status, json } = await app.post({ ...base64Body(both.image), extra });
	expect([status, json.code, json.msg]).toEqual([400, 4000, message]);
});
