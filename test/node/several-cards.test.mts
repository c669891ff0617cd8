import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import type { EmbeddedServer } from '../../tools/server-process/start.mts';
import { readCard } from '../cards/read-card.mts';
import { pdfOf } from '../support/pdf-of.mts';
import { scanOf } from '../support/scan-of.mts';
import { startRememberingServer } from './remembering-server.mts';
import { read, sources, type Reading } from './results-stub.mts';

const both = readCard('both-sides.jpg');
const front = readCard('second-portrait.jpg');
const back = readCard('second-emblem.jpg');
const { image: landscape } = readCard('landscape.jpg');

let server: EmbeddedServer;
beforeAll(async () => {
	server = await startRememberingServer();
}, 120_000);
afterAll(async () => await server.stop());

const run = async (images: Uint8Array[], { options, ...more }: Reading = {}) =>
	await read(
		images.map((image) => fileItem(image)),
		{ credential: server, options: { inputFields: 'none', ...options }, ...more },
	);
const PER_PERSON = { oneItemPer: 'person' };

describe('an item for every side that a real server finds', () => {
	test('leaves paired to its image, which comes out at least once', async () => {
		const { outputs, error } = await run([both.image, landscape, front.image, both.image]);
		expect(error).toBeUndefined();
		expect(sources(outputs)).toEqual([[0, 2, 3], [0, 3], [], [1]]);
		const [[portrait, other], [emblem], , [nothing]] = outputs;
		const { identity_name, issued_by } = both.fields;
		expect(portrait.json).toMatchObject({ side: 1, identity_name, issued_by: null });
		expect(other.json).toMatchObject({ identity_name: front.fields.identity_name });
		expect(emblem.json).toMatchObject({ side: 0, identity_name: null, issued_by });
		expect(nothing.json).toMatchObject({ side: null, reason_code: 'no-card', retry: 'image' });
	}, 120_000);
});

describe('an item for every person whom a real server finds', () => {
	test('has both sides, from an image or from the pages of a PDF', async () => {
		const pages = await Promise.all([front, back].map(({ image }) => scanOf(image)));
		const { outputs, error } = await run([both.image, pdfOf(pages), front.image, landscape], {
			parameters: PER_PERSON,
		});
		expect(error).toBeUndefined();
		expect(sources(outputs)).toEqual([[0, 1], [], [2, 3]]);
		expect(outputs[0].map(({ json }) => ({ ...json, side: 1 }))).toMatchObject([
			both.fields,
			{ identity_code: front.fields.identity_code, issued_by: back.fields.issued_by },
		]);
		expect(outputs[2].map(({ json }) => json.reason_code)).toEqual(['back-missing', 'no-card']);
	}, 120_000);
});
