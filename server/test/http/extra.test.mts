import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { readCard } from '../../../test/cards/read-card.mts';
import { blankImage } from '../../../test/support/blank-image.mts';
import type { Extra } from '../../src/extra/extra-of.mts';
import { createCardReader, type PackedCardReader } from '../../src/engine/create-card-reader.mts';
import { base64Body, runApp, type Answer, type RunningApp } from './running-app.mts';

const card = readCard('portrait.jpg');
/** Pixels a millimetre on it. */
const [[LEFT, TOP], [RIGHT]] = card.corners!;
const SCALE = (RIGHT - LEFT) / 85.6;
const withExtra = (picture: Uint8Array) => ({ ...base64Body(picture), extra: true });
const extraOf = (answer: Answer) => (answer.json as unknown as { extra: Extra }).extra;
const keysOf = (answer: Answer) => Object.keys(answer.json);

let reader: PackedCardReader;
let app: RunningApp;
beforeAll(async () => {
	// The pack that npm alone installs, so that every machine reads the same.
	reader = await createCardReader({ workers: 2 });
	app = await runApp({ read: reader.read });
});
afterAll(async () => {
	await app.close();
	await reader.close();
});

/** Boxes have some room around the text, and that of a number in one line with its label a digit's width. */
const ROOM = 32;

const extent = (box: Extra['lines'][number]['box']) => [
	Math.min(...box.map(([x]) => x)),
	Math.min(...box.map(([, y]) => y)),
	Math.max(...box.map(([x]) => x)),
	Math.max(...box.map(([, y]) => y)),
];

const NUMBER = card.areas!.identity_code![0];
/** Where the ID number is drawn: left, top, right, bottom. */
const printed = [
	LEFT + NUMBER.left * SCALE,
	TOP + NUMBER.top * SCALE,
	LEFT + (NUMBER.left + NUMBER.width) * SCALE,
	TOP + (NUMBER.top + NUMBER.height) * SCALE,
];

/** The card with every value covered. */
async function withoutValues(): Promise<Buffer> {
	const covers = Object.values(card.areas!)
		.flat()
		.map(({ left, top, width, height }) => ({
			left: Math.round(LEFT + left * SCALE),
			top: Math.round(TOP + top * SCALE),
			input: {
				create: {
					width: Math.ceil(width * SCALE),
					height: Math.ceil(height * SCALE),
					channels: 3 as const,
					background: '#dfe7ec',
				},
			},
		}));
	return sharp(card.image).composite(covers).png().toBuffer();
}

function expectNear(actual: number[], expected: number[], room = ROOM): void {
	actual.forEach((edge, index) => expect(Math.abs(edge - expected[index])).toBeLessThan(room));
}

describe('without extra', () => {
	test.each([
		['absent', {}],
		['false', { extra: false }],
	])('%s: the reply is exactly that of the API page', async (_, more) => {
		const { text, json } = await app.post({ ...base64Body(card.image), ...more });
		expect(text).toBe(
			`{"code":0,"msg":"成功","data":${JSON.stringify(card.fields)},"request_id":"${json.request_id}"}`,
		);
	});

	test('an image without a card has none either', async () => {
		const answer = await app.post(base64Body(await blankImage()));
		expect([answer.status, answer.json.code]).toEqual([502, 5021]);
		expect(keysOf(answer)).toEqual(['code', 'msg', 'data', 'request_id']);
	});
});

test.each([['true'], [1], [0], [null], [[]]])('extra of %j is rejected', async (extra) => {
	const { status, json } = await app.post({ ...base64Body(card.image), extra });
	expect([status, json.code, json.msg]).toEqual([400, 4000, 'extra 应为布尔值或对象']);
});

describe('a clean card', () => {
	let answer: Answer;
	let extra: Extra;
	beforeAll(async () => {
		answer = await app.post(withExtra(card.image));
		extra = extraOf(answer);
	});

	test('has extra beside the same data', () => {
		expect(keysOf(answer)).toEqual(['code', 'msg', 'data', 'extra', 'request_id']);
		expect(answer.json.data).toEqual(card.fields);
	});

	test('has a box where each field was drawn', () => {
		expectNear(extent(extra.fields.identity_code.box!), printed);
		const [topLeft, topRight, bottomRight, bottomLeft] = extra.fields.identity_code.box!;
		expect([topLeft[0] < topRight[0], topRight[1] < bottomRight[1]]).toEqual([true, true]);
		expect([bottomLeft[0] < bottomRight[0], topLeft[1] < bottomLeft[1]]).toEqual([true, true]);
		for (const [name, value] of Object.entries(card.fields)) {
			const { confidence, box } = extra.fields[name as keyof Extra['fields']];
			expect([confidence === null, box === null]).toEqual([value === null, value === null]);
			if (value !== null) expect(confidence).toBeGreaterThan(0.9);
		}
	});

	test('is upright, sharp and bright, without warnings', () => {
		expect(extra).toMatchObject({ orientation: 0, warnings: [], needsReview: [] });
		expect(extra.quality.blur).toBeLessThan(0.3);
		expect(extra.quality.brightness).toBeGreaterThan(0.7);
		expect(extra.sides).toEqual([card.fields]);
	});

	test('has the raw lines in reading order', () => {
		expect(extra.lines[0].text).toMatch(/^姓名/);
		expect(extra.lines.at(-1)!.text.slice(-18)).toBe(card.fields.identity_code);
	});
});

describe('a rotated image', () => {
	const [WIDTH, HEIGHT] = [1059, 686];

	test.each([
		[90, 270],
		[180, 180],
	])('by %i° needs %i° more, and its boxes rotate with it', async (turn, orientation) => {
		const [left, top, right, bottom] = printed;
		const expected =
			turn === 90
				? [HEIGHT - bottom, left, HEIGHT - top, right]
				: [WIDTH - right, HEIGHT - bottom, WIDTH - left, HEIGHT - top];
		const turned = await sharp(card.image).rotate(turn).png().toBuffer();
		const answer = await app.post(withExtra(turned));
		expect(answer.json.data).toEqual(card.fields);
		expect(extraOf(answer).orientation).toBe(orientation);
		expectNear(extent(extraOf(answer).fields.identity_code.box!), expected);
	});

	test('by EXIF is upright already', async () => {
		const turned = await sharp(card.image)
			.rotate(270)
			.withMetadata({ orientation: 6 })
			.jpeg()
			.toBuffer();
		const extra = extraOf(await app.post(withExtra(turned)));
		expect(extra.orientation).toBe(0);
		expectNear(extent(extra.fields.identity_code.box!), printed);
	});

	test('by a few degrees has that angle', async () => {
		const tilted = await sharp(card.image).rotate(10, { background: '#888' }).png().toBuffer();
		const { orientation, angle } = extraOf(await app.post(withExtra(tilted)));
		expect(orientation).toBe(0);
		expect(Math.abs(angle! - 350)).toBeLessThan(2);
	});
});

test('the emblem side is complete, its dates side by side', async () => {
	const emblem = readCard('emblem.jpg');
	const { fields, warnings } = extraOf(await app.post(withExtra(emblem.image)));
	expect(warnings).toEqual([]);
	const [start, end] = [fields.valid_date_start.box!, fields.valid_date_end.box!].map(extent);
	expect([start[0] > 400, start[2] <= end[0], end[0] - start[0] > 150]).toEqual([true, true, true]);
});

test('boxes of a large image are in its own pixels', async () => {
	const { width } = await sharp(card.image).metadata();
	const large = await sharp(card.image)
		.resize(2 * width)
		.jpeg()
		.toBuffer();
	const { fields } = extraOf(await app.post(withExtra(large)));
	expectNear(
		extent(fields.identity_code.box!),
		printed.map((edge) => 2 * edge),
		2 * ROOM,
	);
});

describe('an image without a readable card', () => {
	test('is rejected, with what was recognized', async () => {
		const { image } = readCard('business-card.jpg');
		const answer = await app.post(withExtra(image));
		expect([answer.status, answer.json.code, answer.json.data]).toEqual([502, 5021, null]);
		expect(keysOf(answer)).toEqual(['code', 'msg', 'data', 'extra', 'request_id']);
		const { lines, sides, fields, orientation, needsReview } = extraOf(answer);
		expect(lines.length).toBeGreaterThan(0);
		expect([sides, orientation, needsReview]).toEqual([[], 0, []]);
		expect(fields.side).toEqual({ confidence: null, box: null });
	});

	test('says why, if that is certain and extra was asked for', async () => {
		const blank = await blankImage();
		const { unread } = extraOf(await app.post(withExtra(blank)));
		expect(unread).toEqual({ reason: 'too-small', retry: true });
		const { image } = readCard('business-licence.jpg');
		const licence = await app.post(withExtra(image));
		expect(extraOf(licence).unread).toEqual({ reason: 'other-document', retry: false });
		expect(extraOf(await app.post(withExtra(card.image)))).not.toHaveProperty('unread');
	});

	test('but the labels of a card, whose values are covered, says which fields they are of', async () => {
		const { unread } = extraOf(await app.post(withExtra(await withoutValues())));
		expect(unread).toEqual({
			reason: 'card-not-readable',
			retry: true,
			seen: ['identity_name', 'identity_code', 'gender', 'race', 'birth', 'address'],
		});
	});

	test.each(['form', 'work-badge'] as const)(
		'but the labels of a %s claims no card',
		async (kind) => {
			const { image } = readCard(`${kind}.jpg`);
			const extra = extraOf(await app.post(withExtra(image)));
			expect(extra.lines.some(({ text }) => text.includes('姓名'))).toBe(true);
			expect(extra).not.toHaveProperty('unread');
		},
	);

	test('because of blur has that warning', async () => {
		const blurred = await sharp(card.image).blur(12).png().toBuffer();
		const answer = await app.post(withExtra(blurred));
		expect(answer.json.code).toBe(5021);
		expect(extraOf(answer).warnings).toEqual(['blurred']);
	});

	test('that cannot be decoded has no extra', async () => {
		const answer = await app.post(withExtra(Buffer.from([0xff, 0xd8, 0xff, 0xe0])));
		expect(answer.json.code).toBe(5021);
		expect(keysOf(answer)).toEqual(['code', 'msg', 'data', 'request_id']);
	});
});

test('an image with too many pixels is refused as such', async () => {
	const large = { width: 6000, height: 5000, channels: 3 as const, background: '#888' };
	const image = await sharp({ create: large }).jpeg({ progressive: true }).toBuffer();
	const { status, json } = await app.post(withExtra(image));
	expect([status, json.code, json.msg]).toEqual([400, 4000, '图片尺寸过大，或文件过于复杂']);
});
