import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import sharp from 'sharp';

import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { readCard } from '../cards/read-card.mts';
import { pdfOf } from '../support/pdf-of.mts';
import { scanOf } from '../support/scan-of.mts';

const card = readCard('portrait.jpg');
const { image: heic } = readCard('portrait.heic');

let server: EmbeddedServer;
let plain: EmbeddedServer;
beforeAll(async () => {
	server = await startEmbeddedServer();
	plain = await startEmbeddedServer({ args: ['--formats', 'jpeg,png'] });
}, 240_000);
afterAll(async () => {
	await server.stop();
	await plain.stop();
});

const run = async (picture: Uint8Array, serverOptions: INodeParameters = {}) =>
	await runNode({
		items: [fileItem(picture)],
		credential: { ...server, service: 'ownServer' },
		parameters: { columns: 'all', serverOptions, options: { referenceDate: '2026-11-25' } },
	});

describe('a self-hosted server reads', () => {
	test.each<[string, () => Buffer | Promise<Buffer>]>([
		['a HEIC photo', () => heic],
		['a WebP image', async () => await sharp(card.image).webp().toBuffer()],
		['a TIFF image', async () => await sharp(card.image).tiff().toBuffer()],
		['a PDF', async () => pdfOf([await scanOf(card.image)])],
	])(
		'%s',
		async (_, draw) => {
			const { outputs, error } = await run(await draw());
			expect(error).toBeUndefined();
			expect(outputs.flat().map(({ json }) => json)).toEqual([
				expect.objectContaining(card.fields),
			]);
		},
		60_000,
	);
});

test('what a server has switched off it refuses itself, in its own words in English', async () => {
	const { error } = await runNode({ items: [fileItem(heic)], credential: plain });
	expect(error?.message).toBe('The service did not accept the request (4000) [item 0]');
	expect(error?.description).toMatch(/^The service said: The file must be a JPG or PNG\. Check /);
}, 60_000);

test('details of a card, and a minimum that it passes or not', async () => {
	const low = await run(card.image, { minimumConfidence: 0.5 });
	expect(low.outputs[0][0].json).toMatchObject({
		needs_review: false,
		review_reasons: '',
		details_confidence_identity_name: expect.closeTo(0.9, 0),
		details_confidence_issued_by: null,
		details_blur: expect.closeTo(0.3, 0),
		details_cut_off: false,
		details_warnings: expect.any(String),
	});
	const high = await run(card.image, { minimumConfidence: 1 });
	const reasons = String(high.outputs[2][0].json.review_reasons).split('; ');
	expect(reasons).toHaveLength(6);
	expect(reasons.every((one) => one.endsWith(': below-minimum'))).toBe(true);
}, 60_000);
