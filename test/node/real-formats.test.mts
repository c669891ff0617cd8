import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import sharp from 'sharp';

import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { drawSpecimen, type Specimen } from '../../tools/specimens/draw.mts';
import { HEIC_CARD } from '../../tools/specimens/heic.mts';
import { landscapePhoto } from '../../tools/specimens/no-card.mts';
import { pdfOf } from '../../tools/specimens/pdf-of.mts';
import { scanOf } from '../../tools/specimens/scan-of.mts';

let server: EmbeddedServer;
let plain: EmbeddedServer;
let card: Specimen;
beforeAll(async () => {
	server = await startEmbeddedServer();
	plain = await startEmbeddedServer({ args: ['--formats', 'jpeg,png'] });
	card = await drawSpecimen({ seed: 'golden', index: 1, side: 1 });
}, 240_000);
afterAll(async () => {
	await server.stop();
	await plain.stop();
});

const run = async (picture: Uint8Array, options: INodeParameters = {}, at = server) =>
	await runNode({
		items: [fileItem(picture)],
		credential: { ...at, service: 'ownServer' },
		parameters: { options: { includeInputFields: false, ...options } },
	});

describe('a self-hosted server reads', () => {
	test.each<[string, () => Buffer | Promise<Buffer>]>([
		['a HEIC photo', () => HEIC_CARD],
		['a WebP image', async () => await sharp(card.image).webp().toBuffer()],
		['a TIFF image', async () => await sharp(card.image).tiff().toBuffer()],
		['a PDF', async () => pdfOf([await scanOf(card.image)])],
	])(
		'%s',
		async (_, draw) => {
			const { outputs, error } = await run(await draw(), { checks: 'off' });
			expect(error).toBeUndefined();
			expect(outputs[0].map(({ json }) => json)).toEqual([card.fields]);
		},
		60_000,
	);
});

test('what a server has switched off it refuses itself, in its own words', async () => {
	const { outputs } = await runNode({
		items: [fileItem(HEIC_CARD)],
		credential: plain,
		onError: 'continueErrorOutput',
	});
	expect(outputs.at(-1)![0].json.error).toMatchObject({
		code: 4000,
		serviceMessage: '图片格式应为 JPG 或 PNG',
	});
}, 60_000);

test('details of a card, and a minimum that it passes or not', async () => {
	const [low, high] = [
		await run(card.image, { details: true, minimumConfidence: 0.5 }),
		await run(card.image, { details: true, minimumConfidence: 1 }),
	].map(({ outputs }) => outputs[0][0].json);
	expect(low).toMatchObject({
		checks_passed: true,
		needs_review: false,
		needs_review_reasons: '',
		details_confidence_identity_name: expect.closeTo(0.9, 0),
		details_confidence_issued_by: null,
		details_blur: expect.closeTo(0.3, 0),
		details_cut_off: false,
		details_warnings: expect.any(String),
	});
	expect(high).toMatchObject({ checks_passed: false, needs_review: true });
	expect(String(high.needs_review_reasons).split('; ')).toHaveLength(6);
}, 60_000);

test('details of a photo without a card', async () => {
	const { image } = await landscapePhoto(7);
	const { outputs } = await run(image, { details: true });
	expect(outputs[2][0].json).toMatchObject({
		needs_review: true,
		details_brightness: expect.any(Number),
		reason: { code: 5021 },
	});
}, 60_000);
