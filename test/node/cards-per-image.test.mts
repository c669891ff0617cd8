import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem, runNode, type NodeRunOptions } from '../../tools/n8n/in-process/run-node.mts';
import type { EmbeddedServer } from '../../tools/server-process/start.mts';
import { drawSpecimen, type Specimen } from '../../tools/specimens/draw.mts';
import { pdfOf } from '../../tools/specimens/pdf-of.mts';
import { scanOf } from '../../tools/specimens/scan-of.mts';
import { landscapePhoto } from '../../tools/specimens/no-card.mts';
import { startApiZeroStub, success } from './apizero-stub.mts';
import { extraOf, withExtra } from './extra-stub.mts';
import { JPEG_BYTES } from './images.mts';
import { startRememberingServer } from './remembering-server.mts';

const SEED = 'cards per image';

let server: EmbeddedServer;
let both: Specimen;
let front: Specimen;
let landscape: Uint8Array;
beforeAll(async () => {
	server = await startRememberingServer();
	both = await drawSpecimen({ seed: SEED, index: 0, side: 1, layouts: ['both-sides'] });
	front = await drawSpecimen({ seed: SEED, index: 1, side: 1 });
	landscape = (await landscapePhoto(1)).image;
}, 120_000);
afterAll(async () => await server.stop());

const run = async (
	items: INodeExecutionData[],
	parameters: INodeParameters = {},
	more: Partial<NodeRunOptions> = {},
) =>
	await runNode({
		items,
		credential: server,
		parameters: { cardsPerImage: 'all', ...parameters },
		...more,
	});

const names = (outputs: INodeExecutionData[][]) =>
	outputs.map((items) => items.map(({ json }) => json.identity_name ?? json.issued_by));

describe('with all cards of an image', () => {
	test('each side leaves on its output, paired to its image, which comes out at least once', async () => {
		const pictures = [both.image, landscape, front.image, both.image];
		const { outputs, error } = await run(pictures.map((picture) => fileItem(picture)));
		expect(error).toBeUndefined();
		const { identity_name: name, issued_by: authority } = both.fields;
		expect(names(outputs)).toEqual([
			[name, front.fields.identity_name, name],
			[authority, authority],
			[null],
		]);
		expect(outputs.map((items) => items.map(({ pairedItem }) => pairedItem))).toEqual([
			[{ item: 0 }, { item: 2 }, { item: 3 }],
			[{ item: 0 }, { item: 3 }],
			[{ item: 1 }],
		]);
		expect(outputs[0][0].json).toMatchObject({ side: 1, issued_by: null, checks_missing: '' });
		expect(outputs[1][0].json).toMatchObject({ side: 0, identity_name: null, checks_passed: true });
		expect(outputs[2][0].json).toMatchObject({ side: null, reason: { code: 5021 } });
	}, 120_000);

	test('every item says where the card is', async () => {
		const { outputs } = await run([fileItem(both.image), fileItem(landscape)]);
		const places = outputs.map(([{ json }]) => {
			const { card_page, card_left, card_top, card_width, card_height } = json;
			return [card_page, card_left, card_top, card_width, card_height];
		});
		const [portrait, emblem] = places as number[][];
		expect([portrait[0], emblem[0]]).toEqual([1, 1]);
		// Cards are 85.6 mm wide and 54 mm high, one above the other.
		for (const [, , , width, height] of [portrait, emblem]) {
			expect(width / height).toBeCloseTo(85.6 / 54, 0);
		}
		expect(emblem[2]).toBeGreaterThan(portrait[2] + 0.9 * portrait[4]);
		expect(places[2]).toEqual([null, null, null, null, null]);
	}, 120_000);

	test('of a PDF each page’s cards come out, with the number of the page', async () => {
		const pages = await Promise.all([landscape, front.image, both.image].map(scanOf));
		const { outputs, error } = await run([fileItem(pdfOf(pages))], { routeBySide: false });
		expect(error).toBeUndefined();
		expect(outputs[0].map(({ json }) => [json.side, json.card_page])).toEqual([
			[1, 2],
			[1, 3],
			[0, 3],
		]);
	}, 120_000);

	test('without routes the items of an image follow each other', async () => {
		const { outputs } = await run([fileItem(both.image), fileItem(front.image)], {
			routeBySide: false,
		});
		const sides = outputs[0].map(({ json, pairedItem }) => [json.side, pairedItem]);
		expect(sides).toEqual([
			[1, { item: 0 }],
			[0, { item: 0 }],
			[1, { item: 1 }],
		]);
	}, 120_000);

	test('of several files each result names its own', async () => {
		const binary = {
			...fileItem(both.image, { field: 'page', fileName: 'page.jpg' }).binary,
			...fileItem(front.image, { field: 'front', fileName: 'front.jpg' }).binary,
		};
		const { outputs } = await run([{ json: {}, binary }], { binaryPropertyName: '*' });
		const files = outputs.map((items) => items.map(({ json }) => [json.inputField, json.fileName]));
		expect(files).toEqual([
			[
				['page', 'page.jpg'],
				['front', 'front.jpg'],
			],
			[['page', 'page.jpg']],
			[],
		]);
	}, 120_000);

	test('masked, each side shows no more than the preset', async () => {
		const { outputs } = await run([fileItem(both.image)], { options: { mask: '3+4' } });
		expect(outputs.map((items) => items.length)).toEqual([1, 1, 0]);
		const text = JSON.stringify(outputs);
		const { identity_name, identity_code, birth, issued_by } = both.fields;
		for (const value of [identity_name, identity_code, birth, issued_by]) {
			expect(text).not.toContain(value);
		}
		expect(outputs[0][0].json).toMatchObject({ card_page: 1, side: 1 });
	}, 120_000);

	test("with 'Simplify' off each item has the reply to its own side", async () => {
		const { outputs } = await run([fileItem(both.image)], { simplify: false });
		const data = outputs.slice(0, 2).map(([{ json }]) => [Object.keys(json), json.data]);
		expect(data).toEqual([
			[
				expect.arrayContaining(['code', 'msg', 'data', 'request_id', 'card_page']),
				expect.objectContaining({ side: 1, identity_name: both.fields.identity_name }),
			],
			[
				expect.arrayContaining(['code', 'msg', 'data', 'request_id', 'card_page']),
				expect.objectContaining({ side: 0, issued_by: both.fields.issued_by }),
			],
		]);
		expect(outputs.flat()[0].json).not.toHaveProperty('extra');
	}, 120_000);

	test('what an earlier run left of a place does not pass for this one’s', async () => {
		const left = { row: 1, card_page: 7, card_left: 7 };
		const { outputs } = await run([fileItem(landscape, { json: left })]);
		expect(outputs[2][0].json).toMatchObject({ row: 1, card_page: null, card_left: null });
	}, 60_000);
});

test('a masked side hides a request ID with the number of another card in its image', async () => {
	const front = { side: 1, identity_name: '样本', identity_code: '310101199001011234' } as const;
	const back = { side: 0, issued_by: '上海市公安局黄浦分局' } as const;
	const extra = { ...extraOf(front), cards: [front, back].flatMap((side) => extraOf(side).cards) };
	const { body } = withExtra(success(front), extra);
	const revealing = { ...JSON.parse(body), request_id: `req-${front.identity_code}` };
	const stub = await startApiZeroStub(() => ({ status: 200, body: JSON.stringify(revealing) }));
	try {
		for (const parameters of [{}, { operation: 'recognizeBothSides', images: 'one' }]) {
			const { outputs, error } = await run(
				[fileItem(JPEG_BYTES)],
				{ ...parameters, simplify: false, options: { mask: '1+1-validity' } },
				{ credential: { apiKey: 'k', baseUrl: stub.baseUrl } },
			);
			expect(error).toBeUndefined();
			const text = JSON.stringify(outputs);
			expect(text).toContain(back.issued_by);
			expect(text).not.toContain(front.identity_code);
		}
	} finally {
		await stub.close();
	}
});

test('by default the first card alone comes out, without a place', async () => {
	const { outputs } = await run([fileItem(both.image, { json: { card_page: 'mine' } })], {
		cardsPerImage: 'first',
	});
	expect(names(outputs)).toEqual([[both.fields.identity_name], [], []]);
	expect(outputs[0][0].json).toMatchObject({ card_page: 'mine' });
	expect(outputs[0][0].json).not.toHaveProperty('card_left');
}, 60_000);

test('any other choice is refused', async () => {
	const { error } = await run([fileItem(front.image)], { cardsPerImage: '={{ "some" }}' });
	expect(error?.message).toMatch(/'Cards per Image' has an unsupported value/);
});

test('details are those of each card, and of the image those of the first alone', async () => {
	const { outputs } = await run([fileItem(both.image)], { options: { details: true } });
	const [portrait, emblem] = outputs.map(([item]) => item?.json);
	expect(portrait).toMatchObject({
		details_confidence_identity_name: expect.any(Number),
		details_confidence_issued_by: null,
		details_blur: expect.any(Number),
		details_warnings: expect.stringContaining('both-sides-in-one-picture'),
	});
	expect(emblem).toMatchObject({
		details_confidence_identity_name: null,
		details_confidence_issued_by: expect.any(Number),
		details_blur: null,
		details_warnings: '',
	});
}, 60_000);

test("ApiZero's cloud is not asked for it: each item is refused before any call", async () => {
	const stub = await startApiZeroStub(() => success({ side: 1 }));
	const credential = { apiKey: 'k', baseUrl: stub.baseUrl, service: 'cloud' } as const;
	const items = [{ all: true }, { all: false }].map((json) => fileItem(front.image, { json }));
	const chosen = { cardsPerImage: '={{ $json.all ? "all" : "first" }}' };
	try {
		const { outputs } = await run(items, chosen, { credential, onError: 'continueErrorOutput' });
		expect(outputs.map((all) => all.map(({ pairedItem }) => pairedItem))).toEqual([
			[{ item: 1 }],
			[],
			[],
			[{ item: 0 }],
		]);
		expect(outputs[3][0].json.error).toMatchObject({
			message: expect.stringMatching(/^'Cards per Image' set to All needs a self-hosted server/),
		});
		expect(stub.calls.map(({ body }) => body.extra)).toEqual([undefined]);
		const stopped = await run(items, chosen, { credential });
		expect(stopped.error?.message).toMatch(/needs a self-hosted server.* \[item 0\]$/);
		expect(stub.calls).toHaveLength(1);
	} finally {
		await stub.close();
	}
}, 60_000);
