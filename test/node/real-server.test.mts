import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { checkReply } from '../../domain/api-reply.ts';
import type { ExtraRequest } from '../../domain/extra.ts';
import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { readCard } from '../cards/read-card.mts';

const PEOPLE = ['', 'second-', 'third-', 'fourth-', 'sixth-'];
const { image: landscape } = readCard('landscape.jpg');

let server: EmbeddedServer;
beforeAll(async () => {
	server = await startEmbeddedServer();
}, 120_000);
afterAll(async () => await server.stop());

test('good images have every field exact, on the right output', async () => {
	const cards = PEOPLE.flatMap((person) =>
		['portrait', 'emblem'].map((side) => readCard(`${person}${side}.jpg`)),
	);
	const { outputs, error } = await runNode({
		items: cards.map(({ image }) => fileItem(image)),
		credential: server,
		parameters: { options: { referenceDate: '2026-11-25' } },
	});
	expect(error).toBeUndefined();
	// One of them has expired, and one has an address whose end the server doubts.
	expect(outputs.map((items) => items.length)).toEqual([4, 4, 2, 0]);
	for (const { json, pairedItem } of outputs.flat()) {
		expect(json).toMatchObject(cards[(pairedItem as { item: number }).item].fields);
	}
}, 120_000);

test('a landscape photo is unrecognized', async () => {
	const { outputs } = await runNode({
		items: [fileItem(landscape)],
		credential: server,
		parameters: { columns: 'all' },
	});
	expect(outputs.map((items) => items.length)).toEqual([0, 0, 0, 1]);
	expect(outputs[3][0].json).toMatchObject({
		reason_code: 'no-card',
		reason_message: expect.stringMatching(/^No ID card could be read in the image\. Please take/),
		retry: 'image',
	});
}, 60_000);

test('a wrong key is a failure that names the credential', async () => {
	const { error } = await runNode({
		items: [fileItem(landscape)],
		credential: { ...server, apiKey: 'wrong' },
	});
	expect(error?.message).toBe('The API key is not valid (4011) [item 0]');
});

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
	const { image } = readCard('portrait.jpg');
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
	expect(await checked(landscape, true)).toMatchObject({
		ok: true,
		reply: { code: 5021, extra: { cards: [], pages: [{ page: 1 }] } },
	});
}, 60_000);
