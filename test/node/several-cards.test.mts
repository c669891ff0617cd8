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

	test('of a PDF has the number of its page, and of any the place', async () => {
		const pages = await Promise.all([landscape, front.image, both.image].map(scanOf));
		const { outputs, error } = await run([pdfOf(pages)], {
			parameters: { route: false },
		});
		expect(error).toBeUndefined();
		const items = outputs[0].map(({ json }) => json);
		expect(items.map(({ side, details_page: page }) => [side, page])).toEqual([
			[1, 2],
			[1, 3],
			[0, 3],
		]);
		// Cards are 85.6 mm wide and 54 mm high, one above the other on the last page.
		for (const { details_width: width, details_height: height } of items) {
			expect(Number(width) / Number(height)).toBeCloseTo(85.6 / 54, 0);
		}
		const [, above, below] = items.map((one) => Number(one.details_top));
		expect(below).toBeGreaterThan(above + 0.9 * Number(items[1].details_height));
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

	test('is whole next to one of whom a side is missing, and relatives are not joined', async () => {
		const lacking = readCard('page-with-one-missing.jpg');
		// Of about the same age, at one address.
		const family = readCard('page-of-family.jpg');
		const { outputs } = await run([lacking.image, family.image], { parameters: PER_PERSON });
		expect(sources(outputs)).toEqual([[0], [], [0, 1, 1, 1, 1]]);
		expect(outputs[2][0].json.reason_code).toMatch(/^(front|back)-missing$/);
		const [{ json: whole }] = outputs[0];
		const cards = lacking.cards ?? [];
		const own = cards.find(({ fields }) => fields.identity_code === whole.identity_code);
		const back = cards.find(({ person, fields }) => person === own?.person && fields.side === 0);
		expect(whole.issued_by).toBe(back?.fields.issued_by);
	}, 120_000);
});
