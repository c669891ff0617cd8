import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { readCard, type CardOnPage } from '../../../test/cards/read-card.mts';
import { pdfOf, type PdfPage } from '../../../test/support/pdf-of.mts';
import { ReadTimeoutError } from '../../src/errors/server-errors.mts';
import { Turn } from '../../src/fairness/turn.mts';
import { createCardReader, type PackedCardReader } from '../../src/engine/create-card-reader.mts';
import { until } from '../../../test/support/until.mts';

let reader: PackedCardReader;
beforeAll(async () => {
	reader = await createCardReader({ workers: 2, readTimeout: 120 });
});
afterAll(() => reader.close());

test('no thread turns on the process-wide cache of libvips', () => {
	expect(sharp.cache().memory.max).toBe(0);
});

// One of each kind: the lab counts over thousands, and `npm run replies` reads every file of test/cards.
test.each([
	['a hard photo of a portrait side', 'portrait-hard'],
	['a hard photo of an emblem side', 'emblem-hard'],
	['a photocopy with a corner cut off', 'portrait-photocopy'],
	['a card on a screen, under a finger', 'emblem-screen'],
	['a bilingual card', 'portrait-bilingual'],
	['a Hong Kong permit', 'hong-kong-permit-emblem'],
	['a Taiwan permit', 'taiwan-permit-portrait'],
	["a foreigner's card", 'foreigner-emblem'],
	["a photo of a foreigner's card, which shares labels with a resident's", 'foreigner-portrait'],
])('%s', async (_, file) => {
	const { image, fields } = readCard(`${file}.jpg`);
	expect((await reader.read(image))?.fields).toEqual(fields);
});

const NO_EMBLEM = { issued_by: null, valid_date_start: null, valid_date_end: null };

test.each([
	['a photo, the emblem side above the other', 'both-sides-photo'],
	['a photocopy, the portrait side on the left', 'both-sides-beside'],
])('both sides in one image: %s', async (_, file) => {
	const { image, fields } = readCard(`${file}.jpg`);
	const reading = await reader.read(image, { extra: true });
	expect(reading?.fields).toEqual({ ...fields, ...NO_EMBLEM });
	const { issued_by, valid_date_start, valid_date_end } = fields;
	const emblem = { ...emptyIdCardFields(), side: 0, issued_by, valid_date_start, valid_date_end };
	expect(reading?.extra?.cards.map(({ fields }) => fields)).toEqual([reading?.fields, emblem]);
	expect(reading?.extra?.warnings).toContain('both-sides-in-one-picture');
	expect(reading?.extra?.pages[0]).not.toHaveProperty('unread');
});

test.each([
	['portrait sides below each other', 'two-portraits'],
	['emblem sides beside each other', 'two-emblems'],
])("of two people's cards one is returned, complete: %s", async (_, file) => {
	const { image, fields, second } = readCard(`${file}.jpg`);
	expect([fields, second]).toContainEqual((await reader.read(image))?.fields);
});

test("of two people's copies on a page, turned in all directions, every side is read", async () => {
	const { image, cards } = readCard('page-of-two.jpg');
	const { fields, extra } = (await reader.read(image, { extra: true }))!;
	const read = extra!.cards.map((card) => card.fields);
	expect(read[0]).toEqual(fields);
	expect(read).toHaveLength(4);
	expect(read).toEqual(expect.arrayContaining(cards!.map((card) => card.fields)));
	expect(extra!.people).toHaveLength(2);
	for (const { cards: indices } of extra!.people) {
		const people = indices.map((index) => {
			return cards!.find((card) => isSame(card.fields, read[index]))!.person;
		});
		expect(people).toEqual([people[0], people[0]]);
	}
	expect(extra!.pages[0]).not.toHaveProperty('unread');
});

test('with a card of each of two people too blurred, the others are not taken for one person’s', async () => {
	const { image, cards } = readCard('page-of-family.jpg');
	const isLost = ({ fields, person }: CardOnPage) => (fields.side === 1) === (person === 0);
	const layers = cards!.filter(isLost).map(async ({ center: [x, y], angle }) => {
		const isTurned = Math.round(angle / 90) % 2 === 1;
		const [width, height] = isTurned ? CARD.toReversed() : CARD;
		const place = { left: Math.round(x - width / 2), top: Math.round(y - height / 2) };
		const area = { ...place, width, height };
		return { input: await sharp(image).extract(area).blur(9).png().toBuffer(), ...place };
	});
	const blurred = await sharp(image)
		.composite(await Promise.all(layers))
		.jpeg()
		.toBuffer();
	const { extra } = (await reader.read(blurred, { extra: true }))!;
	expect(extra!.cards.map(({ fields }) => fields.side)).toEqual([1, 0]);
	expect(extra!.pages[0].unread).toBe(true);
	expect(extra!.people.map(({ needsReview }) => needsReview)).toEqual([true]);
});

test('without details, a document is read up to its first page with a card', async () => {
	const { image, fields } = readCard('portrait.jpg');
	const { width, height } = await sharp(image).metadata();
	const page: PdfPage = { size: [width / 4, height / 4], jpeg: { bytes: image, width, height } };
	const alone = await reader.read(pdfOf([page, {}]));
	const last = await reader.read(pdfOf([{}, page]));
	expect([alone?.fields, last?.fields]).toEqual([fields, fields]);
	// The passes of all pages that were read.
	expect(last!.passes).toBeGreaterThan(alone!.passes!);
	expect(await reader.read(pdfOf([{}, page, page]))).toEqual(last);
	expect(await reader.read(pdfOf([{}, {}]))).toBeNull();
});

/** Width and height in pixels of a card on the page of a family, with some room. */
const CARD = [690, 440];

const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

// A page that gets every pass, and a document with a card's words; others stand as lines in `card/`.
test.each(['text-page.jpg', 'driving-licence.jpg'])(
	'returns null for an image without a card: %s',
	async (file) => expect(await reader.read(readCard(file).image)).toBeNull(),
);

describe('what ends early', () => {
	const noImage = Buffer.from('no image');
	const { image } = readCard('emblem.jpg');
	let hasty: PackedCardReader;
	beforeAll(async () => {
		hasty = await createCardReader({ workers: 1, readTimeout: 0.001 });
	});
	afterAll(() => hasty.close());

	test('an image that nobody waits for is read no further than to the next step', async () => {
		const turn = new Turn();
		const left = reader.read(image, { turn });
		await until(() => !turn.isWaiting);
		turn.abort(new Error('left'));
		await expect(left).rejects.toThrow('left');
		expect(reader.load).toMatchObject({
			waiting: 0,
			threads: { detection: { threads: 1, busy: 0 }, recognition: { threads: 2, busy: 0 } },
		});
	});

	test('an image that takes too long fails, and the next one is read', async () => {
		await expect(hasty.read(image)).rejects.toThrow(ReadTimeoutError);
		// Bytes that are no image take no time.
		expect(await hasty.read(noImage)).toBeNull();
	});

	test('an engine that is closed finishes what it reads', async () => {
		const short = await createCardReader({ workers: 1, readTimeout: 120 });
		const reading = short.read(image);
		await short.close();
		expect((await reading)?.fields).toMatchObject({ side: 0 });
	});
});
