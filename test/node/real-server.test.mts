import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { drawSpecimen } from '../../tools/specimens/draw.mts';
import { landscapePhoto } from '../../tools/specimens/no-card.mts';

const SEED = 20_261_125;
const CARDS = 10;

let server: EmbeddedServer;
beforeAll(async () => {
	server = await startEmbeddedServer();
}, 120_000);
afterAll(async () => await server.stop());

test('nine of ten clean specimens have every field exact, on the right output', async () => {
	const specimens = await Promise.all(
		Array.from({ length: 2 * CARDS }, (_, i) =>
			drawSpecimen({ seed: SEED, index: i >> 1, side: i % 2 === 0 ? 1 : 0, level: 'clean' }),
		),
	);
	const { outputs, error } = await runNode({
		items: specimens.map(({ image }) => fileItem(image)),
		credential: server,
		parameters: { options: { checks: 'off' } },
	});
	expect(error).toBeUndefined();
	expect(outputs.map((items) => items.length)).toEqual([CARDS, CARDS, 0]);

	const exact = outputs.map((items) =>
		items.filter(({ json, pairedItem }) => {
			const { fields } = specimens[(pairedItem as { item: number }).item];
			return JSON.stringify(json) === JSON.stringify(fields);
		}),
	);
	expect(exact[0].length).toBeGreaterThanOrEqual(0.9 * CARDS);
	expect(exact[1].length).toBeGreaterThanOrEqual(0.9 * CARDS);
}, 120_000);

test('a landscape photo is unrecognized', async () => {
	const { image } = await landscapePhoto(SEED);
	const { outputs } = await runNode({ items: [fileItem(image)], credential: server });
	expect(outputs.map((items) => items.length)).toEqual([0, 0, 1]);
	expect(outputs[2][0].json.reason).toMatchObject({
		code: 5021,
		message: 'No ID card could be read in the image',
		requestId: expect.stringMatching(/^req_/),
	});
}, 60_000);

test('a wrong key is a failure that names the credential', async () => {
	const { image } = await landscapePhoto(SEED);
	const { error } = await runNode({
		items: [fileItem(image)],
		credential: { ...server, apiKey: 'wrong' },
	});
	expect(error?.message).toBe('The API key is not valid (4011) [item 0]');
});
