import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { drawSpecimen, type Specimen } from '../../../tools/specimens/draw.mts';
import { noCardPicture } from '../../../tools/specimens/no-card.mts';
import type { Crops } from '../../src/crops/crops-of.mts';
import { createCardReader, type PackedCardReader } from '../../src/engine/create-card-reader.mts';
import type { ExtraImages } from '../../src/engine/extra-images.mts';
import type { Extra } from '../../src/extra/extra.mts';
import { base64Body, runApp, type Answer, type RunningApp } from './running-app.mts';

const ALL = {
	crops: ['card', 'portrait'],
	redact: ['identity_name', 'identity_code', 'portrait', 'issued_by'],
	watermark: '仅供办理入职使用',
};
type WithImages = Omit<Extra, 'cards'> &
	Pick<ExtraImages, 'redacted'> & { cards: Array<Extra['cards'][number] & { crops?: Crops }> };

const extraOf = (answer: Answer) => (answer.json as unknown as { extra: WithImages }).extra;
const imageOf = (base64: string) => Buffer.from(base64, 'base64');

let reader: PackedCardReader;
let app: RunningApp;
let both: Specimen;
beforeAll(async () => {
	// On a busy machine a page full of watermarks takes a while.
	reader = await createCardReader({ workers: 2, readTimeout: 100 });
	app = await runApp({ read: reader.read });
	both = await drawSpecimen({
		...{ seed: 'images', index: 0, side: 1, level: 'photo', layouts: ['both-sides'] },
	});
});
afterAll(async () => {
	await app.close();
	await reader.close();
});

describe('what was asked for', () => {
	let extra: WithImages;
	beforeAll(async () => {
		extra = extraOf(await app.post({ ...base64Body(both.picture), extra: ALL }));
	});

	test('comes beside all that `true` asks for', async () => {
		const plain = extraOf(await app.post({ ...base64Body(both.picture), extra: true }));
		const { redacted, ...rest } = extra;
		const cards = rest.cards.map((card) => ({ ...card, crops: undefined }));
		expect({ ...rest, cards }).toEqual(plain);
		expect(redacted).toEqual(expect.any(String));
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

	test('nothing covered can be read, the rest can', async () => {
		const again = extraOf(await app.post({ ...base64Body(imageOf(extra.redacted!)), extra: true }));
		const text = again.lines.map((line) => line.text).join('\n');
		const { identity_name, identity_code, issued_by, address } = both.fields;
		for (const value of [identity_name, identity_code, identity_code!.slice(0, 6), issued_by]) {
			expect(text).not.toContain(value);
		}
		expect(text).toContain(address!.slice(0, 4));
	});
});

test('an image without a card is no redacted one', async () => {
	const { picture } = await noCardPicture('business-card', 'golden');
	const answer = await app.post({ ...base64Body(picture), extra: ALL });
	expect(answer.json.code).toBe(5021);
	expect(extraOf(answer)).toMatchObject({ cards: [], redacted: null });
});

test('an unknown wish is refused', async () => {
	const { status, json } = await app.post({ ...base64Body(both.picture), extra: { crop: [] } });
	expect([status, json.code, json.msg]).toEqual([
		...[400, 4000],
		'extra 只能包含 crops、redact、watermark',
	]);
});
