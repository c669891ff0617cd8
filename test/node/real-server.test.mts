import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { checkReply } from '../../domain/api-reply.ts';
import type { ExtraRequest } from '../../domain/extra.ts';
import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import type { EmbeddedServer } from '../../tools/server-process/start.mts';
import { readCard } from '../cards/read-card.mts';
import { pdfOf } from '../support/pdf-of.mts';
import { scanOf } from '../support/scan-of.mts';
import { startEmbeddedServer } from '../../tools/server-process/start.mts';
import { counts, sources } from './outputs.mts';
import { read, type Reading } from './results-stub.mts';

const PEOPLE = ['', 'second-', 'third-', 'fourth-', 'sixth-'];
const card = readCard('portrait.jpg');
const both = readCard('both-sides.jpg');
const front = readCard('second-portrait.jpg');
const back = readCard('second-emblem.jpg');
const { image: landscape } = readCard('landscape.jpg');

let server: EmbeddedServer;
beforeAll(async () => {
	server = await startEmbeddedServer();
}, 120_000);
afterAll(async () => await server.stop());

const run = async (images: Uint8Array[], more: Reading = {}) =>
	await read(
		images.map((image) => fileItem(image)),
		{ credential: server, ...more },
	);

test('good images have every field exact, on the right output', async () => {
	const cards = PEOPLE.flatMap((person) =>
		['portrait', 'emblem'].map((side) => readCard(`${person}${side}.jpg`)),
	);
	const { outputs, error } = await run(cards.map(({ image }) => image));
	expect(error).toBeUndefined();
	// The end of one address is doubtful.
	expect(counts(outputs)).toEqual([4, 5, 1, 0]);
	for (const { json, pairedItem } of outputs.flat()) {
		expect(json).toMatchObject(cards[(pairedItem as { item: number }).item].fields);
	}
}, 120_000);

test('an item for every person has both sides, from an image or from the pages of a PDF', async () => {
	const pages = await Promise.all([front, back].map(({ image }) => scanOf(image)));
	const { outputs, error } = await run([both.image, pdfOf(pages), front.image, landscape], {
		parameters: { oneItemPer: 'person' },
	});
	expect(error).toBeUndefined();
	expect(sources(outputs)).toEqual([[0, 1], [], [2, 3]]);
	expect(outputs[0].map(({ json }) => ({ ...json, side: 1 }))).toMatchObject([
		both.fields,
		{ identity_code: front.fields.identity_code, issued_by: back.fields.issued_by },
	]);
	expect(outputs[2].map(({ json }) => json.reason_code)).toEqual(['back-missing', 'no-card']);
}, 120_000);

test('a wrong key is refused in the server’s own words in English', async () => {
	const { error } = await run([landscape], { credential: { ...server, apiKey: 'wrong' } });
	expect(error?.message).toBe('The API key is not valid (4011) [item 0]');
	expect(error?.description).toMatch(/^The service said: [A-Z][a-z]/);
});

test('what the server sends is what the node expects: details, images, and none of a card', async () => {
	const checked = async (picture: Uint8Array, extra: ExtraRequest) => {
		const input_data = Buffer.from(picture).toString('base64');
		const response = await fetch(`${server.baseUrl}/api/ocr-idcard`, {
			method: 'POST',
			headers: { authorization: `Bearer ${server.apiKey}`, 'content-type': 'application/json' },
			body: JSON.stringify({ input_type: 'base64', input_data, extra }),
		});
		return checkReply(await response.json(), true);
	};
	const jpeg = expect.stringMatching(/^\/9j\//);
	const images = { crops: ['card', 'portrait', 'redacted'], redact: ['address'] } as const;
	expect(await checked(card.image, true)).toMatchObject({
		ok: true,
		reply: { extra: { cards: [{ page: 1 }] } },
	});
	expect(await checked(card.image, images)).toMatchObject({
		ok: true,
		reply: {
			extra: { cards: [{ crops: { card: jpeg, portrait: jpeg, redacted: jpeg } }] },
		},
	});
	expect(await checked(landscape, true)).toMatchObject({
		ok: true,
		reply: { code: 5021, extra: { cards: [], pages: [{ page: 1 }] } },
	});
}, 120_000);

test("a form's photos leave where the path for n8n's reviewers says", async () => {
	const photos = [
		['third-portrait.jpg', 'third-emblem.jpg'],
		['portrait-glare.jpg', 'emblem.jpg'],
		['landscape.jpg', 'emblem.jpg'],
	];
	const items = photos.map(([front, back]) => ({
		json: {},
		binary: {
			front: fileItem(readCard(front).image).binary!.data,
			back: fileItem(readCard(back).image).binary!.data,
		},
	}));
	const { outputs, error } = await read(items, {
		credential: server,
		parameters: { oneItemPer: 'person' },
	});
	expect(error).toBeUndefined();
	expect(sources(outputs)).toEqual([[0], [1], [2]]);
}, 120_000);
