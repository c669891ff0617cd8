import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { checkReply } from '../../domain/api-reply.ts';
import type { ExtraRequest } from '../../domain/extra.ts';
import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { drawSpecimen } from '../../tools/specimens/draw.mts';
import { landscapePhoto } from '../../tools/specimens/no-card.mts';

const SEED = 20_261_127;

let server: EmbeddedServer;
beforeAll(async () => {
	server = await startEmbeddedServer();
}, 120_000);
afterAll(async () => await server.stop());

async function checked(picture: Uint8Array, extra: ExtraRequest) {
	const response = await fetch(`${server.baseUrl}/api/ocr-idcard`, {
		method: 'POST',
		headers: { authorization: `Bearer ${server.apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify({
			input_type: 'base64',
			input_data: Buffer.from(picture).toString('base64'),
			extra,
		}),
	});
	return checkReply(await response.json(), extra);
}

test("what the server sends is what the node expects: a card's details and images", async () => {
	const { image } = await drawSpecimen({ seed: SEED, index: 0, side: 1, level: 'clean' });
	const details = await checked(image, true);
	expect(details).toMatchObject({ ok: true, reply: { extra: { cards: [{ page: 1 }] } } });
	const images = await checked(image, { crops: ['card', 'portrait'], redact: ['address'] });
	const jpeg = expect.stringMatching(/^\/9j\//);
	expect(images).toMatchObject({
		ok: true,
		reply: {
			extra: { cards: [{ crops: { card: jpeg, portrait: jpeg } }], pages: [{ redacted: jpeg }] },
		},
	});
}, 120_000);

test('and those of an image without a card', async () => {
	const { image } = await landscapePhoto(SEED);
	expect(await checked(image, true)).toMatchObject({
		ok: true,
		reply: { code: 5021, extra: { cards: [], pages: [{ page: 1 }] } },
	});
}, 60_000);
