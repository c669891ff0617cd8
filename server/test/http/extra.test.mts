import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { readCard } from '../../../test/cards/read-card.mts';
import { blankImage } from '../../../test/support/blank-image.mts';
import { createCardReader, type PackedCardReader } from '../../src/engine/create-card-reader.mts';
import type { DocumentExtra as Extra } from '../../src/engine/document-extra.mts';
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

function expectNear(actual: number[], expected: number[], room = 2 * ROOM): void {
	actual.forEach((edge, index) => expect(Math.abs(edge - expected[index])).toBeLessThan(room));
}

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

	test('is sharp and bright, without warnings', () => {
		expect(extra).toMatchObject({ warnings: [], needsReview: [] });
		expect(extra.quality.blur).toBeLessThan(0.3);
		expect(extra.quality.brightness).toBeGreaterThan(0.7);
		expect(extra.cards.map(({ fields }) => fields)).toEqual([card.fields]);
	});
});

test('boxes are in pixels of a large image, as its EXIF turns it', async () => {
	const [left, top, right, bottom] = printed;
	const { width, height } = await sharp(card.image).metadata();
	const large = sharp(card.image).resize(2 * width);
	const turned = await large.withMetadata({ orientation: 6 }).jpeg().toBuffer();
	const answer = await app.post(withExtra(turned));
	expect(answer.json.data).toEqual(card.fields);
	expect(Math.round(extraOf(answer).cards[0].angle / 90)).toBe(3);
	const expected = [height - bottom, left, height - top, right].map((edge) => 2 * edge);
	expectNear(extent(extraOf(answer).fields.identity_code.box!), expected);
});

describe('an image without a readable card', () => {
	test('is rejected, with what was recognized', async () => {
		const { image } = readCard('business-card.jpg');
		const answer = await app.post(withExtra(image));
		expect([answer.status, answer.json.code, answer.json.data]).toEqual([502, 5021, null]);
		expect(keysOf(answer)).toEqual(['code', 'msg', 'data', 'extra', 'request_id']);
		const { lines, cards, fields, needsReview } = extraOf(answer);
		expect(lines.length).toBeGreaterThan(0);
		expect([cards, needsReview]).toEqual([[], []]);
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
});
