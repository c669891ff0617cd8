import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { emptyIdCardFields, type Side } from '../../../domain/id-card.ts';
import { drawCardsPage } from '../../../tools/lab/specimens/cards-page.mts';
import { drawSpecimen, type SpecimenRequest } from '../../../tools/lab/specimens/draw.mts';
import { noCardImage, type NoCardKind } from '../../../tools/lab/specimens/no-card.mts';
import { OverloadedError, ReadTimeoutError } from '../../src/errors/server-errors.mts';
import { createCardReader, type PackedCardReader } from '../../src/engine/create-card-reader.mts';

let reader: PackedCardReader;
beforeAll(async () => {
	reader = await createCardReader({ workers: 2, queueLimit: 8, readTimeout: 120 });
});
afterAll(() => reader.close());

test('names the model pack in use and its arithmetic', () => {
	expect(reader.pack).toBe('pp-ocrv6-small-cards-int8');
	expect(['int8', 'fp32']).toContain(reader.precision);
});

test('no thread turns on the process-wide cache of libvips', () => {
	expect(sharp.cache().memory.max).toBe(0);
});

type Card = Omit<SpecimenRequest, 'seed' | 'index' | 'side'>;

// One of each kind: `npm run bench` and `npm run models:gate` count over thousands.
test.each<[string, Side, Card]>([
	['a hard photo of a portrait side', 1, { level: 'hard' }],
	['a hard photo of an emblem side', 0, { level: 'hard' }],
	[
		'a photocopy with a corner cut off',
		1,
		{ level: 'photo', layouts: ['photocopy', 'cut-corner'] },
	],
	['a card on a screen, under a finger', 0, { level: 'photo', layouts: ['screen', 'finger'] }],
	['a bilingual card', 1, { level: 'clean', layouts: ['bilingual'] }],
	['a Hong Kong permit', 0, { level: 'clean', lookalike: 'hong-kong-permit' }],
	['a Taiwan permit', 1, { level: 'clean', lookalike: 'taiwan-permit' }],
	["a foreigner's card", 0, { level: 'clean', lookalike: 'foreigner-card' }],
])('%s', async (_, side, card) => {
	const { image, fields } = await drawSpecimen({ seed: 'golden', index: 1, side, ...card });
	expect((await reader.read(image))?.fields).toEqual(fields);
});

test("a photo of a foreigner's card, which shares labels with a resident's", async () => {
	const card = { side: 1, level: 'photo', lookalike: 'foreigner-card' } as const;
	const { image, fields } = await drawSpecimen({ seed: 'bench', index: 90, ...card });
	expect((await reader.read(image))?.fields).toEqual(fields);
});

const NO_EMBLEM = { issued_by: null, valid_date_start: null, valid_date_end: null };

test.each<[string, Side, Card]>([
	['a photo, the emblem side above the other', 0, { level: 'photo', layouts: ['both-sides'] }],
	['a photocopy, the portrait side on the left', 1, { layouts: ['beside', 'photocopy'] }],
])('both sides in one image: %s', async (_, side, card) => {
	const { image, fields } = await drawSpecimen({ seed: 'golden', index: 1, side, ...card });
	const reading = await reader.read(image, { extra: true });
	expect(reading?.fields).toEqual({ ...fields, ...NO_EMBLEM });
	const { issued_by, valid_date_start, valid_date_end } = fields;
	const emblem = { ...emptyIdCardFields(), side: 0, issued_by, valid_date_start, valid_date_end };
	expect(reading?.extra?.sides).toEqual([reading?.fields, emblem]);
	expect(reading?.extra?.warnings).toContain('both-sides-in-one-picture');
});

test.each<[string, Side, Card]>([
	['portrait sides below each other', 1, { level: 'photo', layouts: ['two-people'] }],
	['emblem sides beside each other', 0, { layouts: ['two-people', 'beside'] }],
])("of two people's cards one is returned, complete: %s", async (_, side, card) => {
	const { image, fields, second } = await drawSpecimen({ seed: 'golden', index: 1, side, ...card });
	expect([fields, second]).toContainEqual((await reader.read(image))?.fields);
});

test("of two people's copies on a page, turned in all directions, every side is read", async () => {
	const request = { seed: 'golden', index: 36, people: 2, turned: 'quarter-turns' } as const;
	const { image, cards } = await drawCardsPage(request);
	const { fields, extra } = (await reader.read(image, { extra: true }))!;
	const read = extra!.cards.map((card) => card.fields);
	expect(read[0]).toEqual(fields);
	expect(read).toHaveLength(4);
	expect(read).toEqual(expect.arrayContaining(cards.map((card) => card.fields)));
	expect(extra!.people).toHaveLength(2);
	for (const { cards: indices } of extra!.people) {
		const people = indices.map((index) => {
			return cards.find((card) => isSame(card.fields, read[index]))!.person;
		});
		expect(people).toEqual([people[0], people[0]]);
	}
});

const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

/** A page that gets every pass, and a document with a card's words; others stand as lines in `card/`. */
const OTHERS: NoCardKind[] = ['text-page', 'driving-licence'];

test.each(OTHERS)('returns null for an image without a card: %s', async (kind) => {
	const { image } = await noCardImage(kind, 'golden');
	expect(await reader.read(image)).toBeNull();
});

describe('what ends early', () => {
	const noImage = Buffer.from('no image');
	let image: Uint8Array;
	let hasty: PackedCardReader;
	beforeAll(async () => {
		({ image } = await drawSpecimen({ seed: 'golden', index: 1, side: 0 }));
		hasty = await createCardReader({ workers: 1, queueLimit: 1, readTimeout: 0.001 });
	});
	afterAll(() => hasty.close());

	test('an image that nobody waits for is read no further than to the next step', async () => {
		const leaving = new AbortController();
		const left = reader.read(image, {
			signal: leaving.signal,
			onTurn: () => leaving.abort(new Error('left')),
		});
		expect(reader.load.reading).toBe(1);
		await expect(left).rejects.toThrow('left');
		expect(reader.load).toMatchObject({
			...{ waiting: 0, reading: 0 },
			threads: { detection: { threads: 1, busy: 0 }, recognition: { threads: 2, busy: 0 } },
		});
	});

	test('an image that takes too long fails, and the next one is read', async () => {
		await expect(hasty.read(image)).rejects.toThrow(ReadTimeoutError);
		// Bytes that are no image take no time.
		expect(await hasty.read(noImage)).toBeNull();
	});

	test('an image beyond the queue is rejected, and the others are read', async () => {
		const reads = await Promise.allSettled(Array.from({ length: 14 }, () => reader.read(noImage)));
		const refused = reads.filter((read) => read.status === 'rejected');
		expect(refused).toHaveLength(14 - 3 - 8);
		for (const { reason } of refused) expect(reason).toBeInstanceOf(OverloadedError);
	});

	test('an image that is aborted while it waits is not read', async () => {
		const readings = [hasty.read(noImage), hasty.read(noImage)];
		const giving = new AbortController();
		const given = hasty.read(noImage, { signal: giving.signal });
		giving.abort('given up');
		await expect(given).rejects.toBe('given up');
		expect(await Promise.all(readings)).toEqual([null, null]);
	});
});
