import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem, runNode, type NodeRunOptions } from '../../tools/n8n/in-process/run-node.mts';
import type { EmbeddedServer } from '../../tools/server-process/start.mts';
import { drawCardsPage, type CardsPageRequest } from '../../tools/specimens/cards-page.mts';
import { drawSpecimen, type Specimen } from '../../tools/specimens/draw.mts';
import { pdfOf } from '../../tools/specimens/pdf-of.mts';
import { scanOf } from '../../tools/specimens/scan-of.mts';
import { landscapePhoto } from '../../tools/specimens/no-card.mts';
import { startRememberingServer } from './remembering-server.mts';

const SEED = 'both sides in one image';

/** A key for one call a day. */
const LIMITED = 'limited-'.repeat(4);

let server: EmbeddedServer;
let both: Specimen;
let front: Specimen;
beforeAll(async () => {
	const limited = { id: 'limited', key: LIMITED, limits: { perDay: 1 } };
	server = await startRememberingServer({ moreKeys: [limited] });
	both = await drawSpecimen({ seed: SEED, index: 0, side: 1, layouts: ['both-sides'] });
	front = await drawSpecimen({ seed: SEED, index: 1, side: 1 });
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
		parameters: { operation: 'recognizeBothSides', images: 'one', ...parameters },
		...more,
	});

const page = async (request: Omit<CardsPageRequest, 'seed' | 'turned'>) =>
	await drawCardsPage({ seed: SEED, turned: 'half-turns', ...request });

const reasonOf = ({ json }: INodeExecutionData) => json.reason as IDataObject;
const sources = (outputs: INodeExecutionData[][]) =>
	outputs.map((items) => items.map(({ pairedItem }) => (pairedItem as { item: number }).item));

describe('one image with both sides', () => {
	test('becomes one item, as two images do', async () => {
		const { outputs, error } = await run([fileItem(both.image, { json: { row: 1 } })]);
		expect(error).toBeUndefined();
		expect(outputs.map((items) => items.length)).toEqual([1, 0]);
		const { side, ...printed } = both.fields;
		expect(outputs[0][0].json).toMatchObject({ row: 1, ...printed, checks_missing: '' });
		expect(outputs[0][0].json).not.toHaveProperty('side');
		expect(side).toBe(1);
	}, 60_000);

	test('may be a PDF with a side on each page, each with its own cut-outs', async () => {
		const back = await drawSpecimen({ seed: SEED, index: 1, side: 0 });
		const pages = await Promise.all([front, back].map(({ image }) => scanOf(image)));
		const pdf = fileItem(pdfOf(pages), { fileName: 'copy.pdf', mimeType: 'application/pdf' });
		const { outputs, error } = await run([pdf], { options: { cutOuts: ['redacted'] } });
		expect(error).toBeUndefined();
		const { identity_code } = front.fields;
		const { issued_by } = back.fields;
		expect(outputs[0].map(({ json }) => json)).toEqual([
			expect.objectContaining({ identity_code, issued_by, cut_outs_missing: '' }),
		]);
		const { cut_out_redacted_front: one, cut_out_redacted_back: other } = outputs[0][0].binary!;
		expect(one.data).not.toBe(other.data);
	}, 120_000);

	test('with one side is incomplete as if the other image were absent', async () => {
		const { outputs } = await run([fileItem(front.image)]);
		expect(sources(outputs)).toEqual([[], [0]]);
		expect(outputs[1][0].json).toMatchObject({
			identity_name: front.fields.identity_name,
			issued_by: null,
			reason: { problems: ['side-missing'], retake: ['emblem'] },
		});
		expect(Object.keys(outputs[1][0].binary ?? {})).toEqual(['data']);
	}, 60_000);

	test('without a card asks for both', async () => {
		const { outputs } = await run([fileItem((await landscapePhoto(2)).image)]);
		expect(outputs[1][0].json).toMatchObject({
			identity_name: null,
			reason: {
				problems: ['picture-not-recognized', 'side-missing'],
				retake: ['portrait', 'emblem'],
				message: expect.stringMatching(/^No ID card could be read in the image\./),
			},
		});
	}, 60_000);

	test("with 'Simplify' off has a reply for each side", async () => {
		const { outputs } = await run([fileItem(both.image)], { simplify: false });
		const { first, second } = outputs[0][0].json as Record<string, IDataObject>;
		expect([first.data, second.data]).toEqual([
			expect.objectContaining({ side: 1, issued_by: null }),
			expect.objectContaining({ side: 0, issued_by: both.fields.issued_by }),
		]);
	}, 60_000);

	test('masked, shows no more than the preset', async () => {
		const { outputs } = await run([fileItem(both.image)], { options: { mask: '3+4' } });
		expect(outputs.map((items) => items.length)).toEqual([1, 0]);
		const text = JSON.stringify(outputs);
		const { identity_name, identity_code, issued_by } = both.fields;
		for (const value of [identity_name, identity_code, issued_by]) {
			expect(text).not.toContain(value);
		}
	}, 60_000);
});

describe("several people's cards in one image", () => {
	test('become an item each, paired to the image', async () => {
		const { image, cards } = await page({ index: 0, people: 2 });
		const { outputs } = await run([fileItem(both.image), fileItem(image)]);
		expect(sources(outputs)).toEqual([[0, 1, 1], []]);
		const found = outputs[0].slice(1).map(({ json }) => [json.identity_code, json.issued_by]);
		const people = [0, 1].map((person) => {
			const [portrait, emblem] = cards.filter((card) => card.person === person);
			return [portrait.fields.identity_code, emblem.fields.issued_by];
		});
		expect(found).toEqual(expect.arrayContaining(people));
	}, 120_000);

	test('of which one side is missing: the others are whole, and it says which to photograph', async () => {
		const { image } = await page({ index: 1, people: 2, missing: 1 });
		const { outputs } = await run([fileItem(image)]);
		expect(sources(outputs)).toEqual([[0], [0]]);
		expect(reasonOf(outputs[1][0])).toMatchObject({ problems: ['side-missing'] });
	}, 120_000);

	test('that cannot be told apart are not joined, and say what was found', async () => {
		// Of about the same age, at one address.
		const { image } = await page({ index: 0, people: 2, isFamily: true });
		const { outputs } = await run([fileItem(image)]);
		expect(sources(outputs)).toEqual([[], [0, 0, 0, 0]]);
		for (const item of outputs[1]) {
			expect(reasonOf(item)).toMatchObject({
				problems: ['not-certain-which'],
				message: expect.stringMatching(/2 portrait sides and 2 emblem sides/),
			});
		}
		const retakes = outputs[1].map((item) => reasonOf(item).retake).flat();
		expect(retakes.sort()).toEqual(['emblem', 'emblem', 'portrait', 'portrait']);
	}, 120_000);
});

test('an image that cannot be sent fails its item alone', async () => {
	const text = fileItem(Buffer.from('no image'), { json: { row: 0 } });
	const { outputs } = await run(
		[text, fileItem(both.image)],
		{},
		{ onError: 'continueErrorOutput' },
	);
	expect(outputs.map((items) => items.length)).toEqual([1, 0, 1]);
	expect(sources(outputs)[2]).toEqual([0]);
}, 60_000);

test('of several files each is a card', async () => {
	const binary = {
		...fileItem(both.image, { field: 'copy' }).binary,
		...fileItem(front.image, { field: 'photo' }).binary,
	};
	const { outputs } = await run([{ json: {}, binary }], { binaryPropertyName: '*' });
	expect(outputs.map((items) => items.map(({ json }) => json.inputField))).toEqual([
		['copy'],
		['photo'],
	]);
	expect(Object.keys(outputs[1][0].binary!)).toEqual(['photo']);
}, 60_000);

test('two images stay the default', async () => {
	const { outputs } = await run(
		[fileItem(both.image)],
		{ images: 'two' },
		{ onError: 'continueErrorOutput' },
	);
	expect(outputs.map((items) => items.length)).toEqual([0, 0, 1]);
});

test('an image that a used-up quota left over is incomplete, and nobody has to photograph it again', async () => {
	const picture = (i: number) => Buffer.concat([both.image, Buffer.from([i])]);
	const { outputs, error } = await run(
		Array.from({ length: 4 }, (_, i) => fileItem(picture(i))),
		{},
		{ credential: { ...server, apiKey: LIMITED } },
	);
	expect(error).toBeUndefined();
	expect(outputs.map((items) => items.length)).toEqual([1, 3]);
	for (const item of outputs[1]) {
		expect(item.json).toMatchObject({ identity_name: null, checks_passed: false });
		const { problems, code, retake, picture: which } = reasonOf(item);
		expect({ problems, code, retake, which }).toEqual({ problems: ['not-sent'], code: 4030 });
	}
}, 60_000);

test('details are those of both sides, and of the one image', async () => {
	const options = { details: true, minimumConfidence: 0.5 };
	const { outputs } = await run([fileItem(both.image)], { options });
	expect(outputs[0][0].json).toMatchObject({
		details_confidence_identity_name: expect.any(Number),
		details_confidence_issued_by: expect.any(Number),
		details_blur: expect.any(Number),
	});
	expect(outputs[0][0].json).not.toHaveProperty('details_first_blur');
}, 60_000);

test("ApiZero's cloud is not asked for it", async () => {
	const { error } = await run(
		[fileItem(both.image)],
		{},
		{ credential: { ...server, service: 'cloud' } },
	);
	expect(error?.message).toMatch(
		/^'Images' set to One Image with Both Sides needs a self-hosted server/,
	);
});

test('as a tool of an AI agent, the one output has each card', async () => {
	const parameters = { source: 'base64', base64: Buffer.from(both.image).toString('base64') };
	const { outputs, error } = await run([{ json: {} }], parameters, { asTool: true });
	expect(error).toBeUndefined();
	const { identity_code, issued_by } = both.fields;
	expect(outputs[0].map(({ json }) => json)).toEqual([
		expect.objectContaining({ identity_code, issued_by }),
	]);
}, 60_000);
