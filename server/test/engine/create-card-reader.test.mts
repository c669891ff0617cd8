import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { emptyIdCardFields, type Side } from '../../../domain/id-card.ts';
import { drawCardsPage } from '../../../tools/specimens/cards-page.mts';
import { drawSpecimen, type SpecimenRequest } from '../../../tools/specimens/draw.mts';
import type { Layout } from '../../../tools/specimens/layout.mts';
import { noCardImage, NO_CARD_KINDS } from '../../../tools/specimens/no-card.mts';
import type { Level } from '../../../tools/specimens/image/camera.mts';
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

describe.each<[string, Card]>([
	['clean', { level: 'clean' }],
	['a photo', { level: 'photo' }],
	['a hard photo', { level: 'hard' }],
	['a photocopy', { level: 'photo', layouts: ['photocopy'] }],
	['on a screen', { level: 'photo', layouts: ['screen'] }],
	['with a corner cut off', { level: 'photo', layouts: ['cut-corner'] }],
	['under a finger', { level: 'photo', layouts: ['finger'] }],
	['bilingual', { level: 'clean', layouts: ['bilingual'] }],
	['a Hong Kong permit', { level: 'clean', lookalike: 'hong-kong-permit' }],
	['a Taiwan permit', { level: 'clean', lookalike: 'taiwan-permit' }],
	["a foreigner's card", { level: 'clean', lookalike: 'foreigner-card' }],
])('a card that is %s', (_, card) => {
	test.each<[string, Side]>([
		['portrait', 1],
		['emblem', 0],
	])('%s side', async (_side, side) => {
		const { image, fields } = await drawSpecimen({ seed: 'golden', index: 1, side, ...card });
		expect((await reader.read(image))?.fields).toEqual(fields);
	});
});

test("a photo of a foreigner's card, which shares labels with a resident's", async () => {
	const card = { side: 1, level: 'photo', lookalike: 'foreigner-card' } as const;
	const { image, fields } = await drawSpecimen({ seed: 'bench', index: 90, ...card });
	expect((await reader.read(image))?.fields).toEqual(fields);
});

const NO_EMBLEM = { issued_by: null, valid_date_start: null, valid_date_end: null };

describe.each<[string, Level, Layout[]]>([
	['clean, below each other', 'clean', ['both-sides']],
	['a photo, below each other', 'photo', ['both-sides']],
	['clean, beside each other', 'clean', ['beside']],
	['a photo, beside each other', 'photo', ['beside']],
	['a photocopy, beside each other', 'clean', ['beside', 'photocopy']],
])('both sides in one image: %s', (_, level, layouts) => {
	test.each<[string, Side]>([
		['portrait', 1],
		['emblem', 0],
	])('with the %s side first', async (_side, side) => {
		const request = { seed: 'golden', index: 1, side, level, layouts };
		const { image, fields } = await drawSpecimen(request);
		const reading = await reader.read(image, { extra: true });
		expect(reading?.fields).toEqual({ ...fields, ...NO_EMBLEM });
		const { issued_by, valid_date_start, valid_date_end } = fields;
		const emblem = { ...emptyIdCardFields(), side: 0, issued_by, valid_date_start, valid_date_end };
		expect(reading?.extra?.sides[1]).toEqual(emblem);
	});
});

describe.each<[string, Layout[]]>([
	['below each other', ['two-people']],
	['beside each other', ['two-people', 'beside']],
])("of two people's cards %s", (_, layouts) => {
	test.each<[string, Level, Side]>([
		['clean portrait sides', 'clean', 1],
		['clean emblem sides', 'clean', 0],
		['a photo of portrait sides', 'photo', 1],
		['a photo of emblem sides', 'photo', 0],
	])('returns one card, complete: %s', async (_kind, level, side) => {
		const request = { seed: 'golden', index: 1, side, level, layouts };
		const { image, fields, second } = await drawSpecimen(request);
		expect([fields, second]).toContainEqual((await reader.read(image))?.fields);
	});
});

test("of four people's copies on a page, turned in all directions, every side is read", async () => {
	const request = { seed: 'golden', index: 2, people: 4, turned: 'quarter-turns' } as const;
	const { image, cards } = await drawCardsPage(request);
	const { fields, extra } = (await reader.read(image, { extra: true }))!;
	const read = extra!.cards.map((card) => card.fields);
	expect(read[0]).toEqual(fields);
	expect(read).toHaveLength(8);
	expect(read).toEqual(expect.arrayContaining(cards.map((card) => card.fields)));
	expect(extra!.people).toHaveLength(4);
	for (const { cards: indices } of extra!.people) {
		const people = indices.map((index) => {
			return cards.find((card) => isSame(card.fields, read[index]))!.person;
		});
		expect(people).toEqual([people[0], people[0]]);
	}
}, 240_000);

const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

test.each(NO_CARD_KINDS)('returns null for an image without a card: %s', async (kind) => {
	const { image } = await noCardImage(kind, 'golden');
	expect(await reader.read(image)).toBeNull();
});

test('returns null for what is not an image', async () => {
	expect(await reader.read(Buffer.from('no picture'))).toBeNull();
});

describe('what ends early', () => {
	let picture: Uint8Array;
	beforeAll(async () => {
		({ image: picture } = await drawSpecimen({ seed: 'golden', index: 1, side: 0 }));
	});

	test('an image that nobody waits for is read no further than to the next step', async () => {
		const leaving = new AbortController();
		const left = reader.read(picture, {
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
		const hasty = await createCardReader({ workers: 1, readTimeout: 0.001 });
		await expect(hasty.read(picture)).rejects.toThrow(ReadTimeoutError);
		// Bytes that are no image take no time.
		expect(await hasty.read(Buffer.from('no picture'))).toBeNull();
		await hasty.close();
	});
});

test('rejects images beyond the queue, and reads the others', async () => {
	const { image } = await drawSpecimen({ seed: 'golden', index: 1, side: 0 });
	const reads = await Promise.allSettled(Array.from({ length: 14 }, () => reader.read(image)));
	const refused = reads.filter((read) => read.status === 'rejected');
	expect(refused).toHaveLength(14 - 3 - 8);
	for (const { reason } of refused) expect(reason).toBeInstanceOf(OverloadedError);
});

test('the engine does not read an image that is aborted while it waits', async () => {
	const reader = await createCardReader({ workers: 1, queueLimit: 1 });
	const noImage = Buffer.from('no image');
	const readings = [reader.read(noImage), reader.read(noImage)];
	const giving = new AbortController();
	const given = reader.read(noImage, { signal: giving.signal });
	giving.abort('given up');
	await expect(given).rejects.toBe('given up');
	expect(await Promise.all(readings)).toEqual([null, null]);
	await reader.close();
});
