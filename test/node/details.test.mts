import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { MASKING_PRESETS } from '../../nodes/IdCardOcr/card/masking-preset.ts';
import { fileItem, runNode, type NodeRunOptions } from '../../tools/n8n/in-process/run-node.mts';
import {
	refusal,
	startApiZeroStub,
	success,
	type ApiZeroStub,
	type StubAnswer,
} from './apizero-stub.mts';
import { detailed, extraOf, withExtra } from './extra-stub.mts';
import { BACK, FRONT } from './both-sides-stub.mts';
import { imageSaying, wordOf } from './images.mts';

const DOUBTED = { field: 'address', reasons: ['low-confidence', 'gap'] } as const;

/** What a self-hosted server answers by the word in the image. */
const answers: Record<string, StubAnswer> = {
	front: detailed(FRONT),
	back: detailed(BACK, { confidence: { issued_by: 0.9 }, quality: { blur: 0.4 } }),
	doubted: detailed(FRONT, {
		confidence: { address: 0.61234 },
		needsReview: [DOUBTED],
		warnings: ['blurred', 'glare'],
		quality: { blur: 0.71, cutOff: true },
	}),
	unknown: detailed(FRONT, { confidence: { birth: null } }),
	unreadable: withExtra(refusal(5021), {
		...extraOf({}, { quality: { brightness: 0.1 }, warnings: ['dark'] }),
		cards: [],
	}),
	undecoded: refusal(5021),
	bare: success(FRONT),
	older: withExtra(success(FRONT), { fields: {}, quality: {} }),
};

let stub: ApiZeroStub;
beforeAll(async () => {
	stub = await startApiZeroStub(({ body }) => answers[wordOf(body.input_data)]);
});
afterAll(async () => await stub.close());

async function run(
	words: string[],
	options: INodeParameters,
	{ parameters, service, ...more }: Partial<NodeRunOptions> & { service?: 'cloud' } = {},
) {
	const sent = stub.calls.length;
	const { outputs, error, hints } = await runNode({
		items: words.map((word) => ({
			json: { row: word, needs_review: false, details_blur: 0 },
			binary: {
				...fileItem(imageSaying(word)).binary,
				...fileItem(imageSaying(word.split('+')[0]), { field: 'front' }).binary,
				...fileItem(imageSaying(word.split('+')[1] ?? ''), { field: 'back' }).binary,
			},
		})),
		credential: { apiKey: 'k', baseUrl: stub.baseUrl, service },
		parameters: {
			options: { referenceDate: '2026-11-25', includeInputFields: false, ...options },
			...parameters,
		},
		...more,
	});
	return { outputs, error, hints, calls: stub.calls.slice(sent).map(({ body }) => body.extra) };
}

const jsonOf = async (...args: Parameters<typeof run>) =>
	(await run(...args)).outputs.flat().map(({ json }) => json);

describe('Details', () => {
	test('are off by default, and then nobody asks for them', async () => {
		const { outputs, calls } = await run(['bare'], {});
		expect(calls).toEqual([undefined]);
		expect(outputs[0][0].json).not.toHaveProperty('needs_review');
	});

	test('are columns beside the checks, which they do not change', async () => {
		const [json] = await jsonOf(['doubted'], { details: true });
		expect(json).toMatchObject({
			checks_passed: true,
			needs_review: true,
			needs_review_reasons: 'address: low-confidence, gap',
			details_confidence_identity_name: 0.999,
			details_confidence_address: 0.612,
			details_confidence_issued_by: null,
			details_blur: 0.71,
			details_glare: 0,
			details_brightness: 0.7,
			details_cut_off: true,
			details_warnings: 'blurred, glare',
		});
		const [sure] = await jsonOf(['front'], { details: true });
		expect(sure).toMatchObject({ needs_review: false, needs_review_reasons: '' });
		const values = [json, sure].flatMap((one) => Object.values(one));
		expect(values.filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
	});

	test('are counted in a hint, wherever the result is', async () => {
		for (const more of [{}, { checks: 'object' }, { outputField: 'card' }]) {
			const { hints } = await run(['front', 'doubted', 'unreadable'], { details: true, ...more });
			const messages = hints.map(({ message }) => message);
			expect(messages).toContain(
				"2 items need review. See needs_review_reasons, or 'details' where checks are an object.",
			);
		}
		expect((await run(['front'], { details: true })).hints).toEqual([]);
	});

	test('that a row says of something else are not counted', async () => {
		const { outputs, error, hints } = await runNode({
			items: [fileItem(imageSaying('bare'), { json: { needs_review: true } })],
			credential: { apiKey: 'k', baseUrl: stub.baseUrl },
			parameters: { options: { outputField: 'card' } },
		});
		expect(error).toBeUndefined();
		expect(outputs[0][0].json).toMatchObject({ needs_review: true });
		expect(hints).toEqual([]);
	});

	test('are an object where the checks are one', async () => {
		const [json] = await jsonOf(['doubted'], { details: true, checks: 'object' });
		expect(json.details).toMatchObject({
			needsReview: true,
			reviews: [DOUBTED],
			confidence: { address: 0.612, issued_by: null },
			quality: { blur: 0.71, glare: 0, brightness: 0.7, cutOff: true },
			warnings: ['blurred', 'glare'],
		});
		expect(json).not.toHaveProperty('needs_review');
	});

	test.each(['TRUE', '={{ "true" }}'])(
		'may be switched on by %j, as a sheet has it',
		async (on) => {
			expect((await run(['front'], { details: on })).calls).toEqual([true]);
		},
	);

	test.each(['yes', '', '={{ $json.nope }}'])(
		'are not off by mistake: %j is refused',
		async (on) => {
			const { error, calls } = await run(['front'], { details: on });
			expect(error?.message).toMatch(/^'Details' has an unsupported value/);
			expect(calls).toEqual([]);
		},
	);

	test('of an image without a card say what is wrong with the photo', async () => {
		const [dark, undecoded] = await jsonOf(['unreadable', 'undecoded'], { details: true });
		expect(dark).toMatchObject({
			needs_review: true,
			details_brightness: 0.1,
			details_warnings: 'dark',
			details_confidence_birth: null,
		});
		expect(undecoded).toMatchObject({ needs_review: true, details_brightness: null });
	});

	test('of both sides come from the image that each field is from, the quality from both', async () => {
		const both = { parameters: { operation: 'recognizeBothSides' } };
		const [json] = await jsonOf(['back+doubted'], { details: true }, both);
		expect(json).toMatchObject({
			needs_review: true,
			needs_review_reasons: 'address: low-confidence, gap',
			details_confidence_address: 0.612,
			details_confidence_issued_by: 0.9,
			details_first_blur: 0.4,
			details_second_blur: 0.71,
			details_second_warnings: 'blurred, glare',
		});
		expect(json).not.toHaveProperty('details_blur');
		const [half] = await jsonOf(['front+unreadable'], { details: true, checks: 'object' }, both);
		expect(half.details).toMatchObject({
			needsReview: true,
			first: { quality: { blur: 0.2 }, warnings: [] },
			second: { quality: { brightness: 0.1 }, warnings: ['dark'] },
		});
	});

	test("are beside the service's whole reply, too", async () => {
		const parameters = { simplify: false };
		const [json] = await jsonOf(['doubted'], { details: true }, { parameters });
		expect(json).toMatchObject({ code: 0, needs_review: true, details_cut_off: true });
		expect(json).not.toHaveProperty('extra');
	});

	test.each(Object.keys(MASKING_PRESETS))('say nothing that %s hides', async (mask) => {
		const options = { details: true, minimumConfidence: 0.9, mask };
		const [masked] = await jsonOf(['doubted'], options);
		const [open] = await jsonOf(['doubted'], { ...options, mask: 'off' });
		const ofDetails = Object.keys(open).filter((key) => /^(details|needs_review)/.test(key));
		expect(ofDetails.length).toBeGreaterThan(10);
		for (const key of ofDetails) expect(masked[key]).toEqual(open[key]);
		const text = JSON.stringify(ofDetails.map((key) => masked[key]));
		for (const value of Object.values(FRONT)) {
			if (typeof value === 'string') expect(text).not.toContain(value);
		}
	});

	test("an item's own columns never pass for them", async () => {
		const [json] = await jsonOf(['bare'], { includeInputFields: true });
		expect(json).toMatchObject({ row: 'bare' });
		expect(Object.keys(json).filter((key) => /details|review/.test(key))).toEqual([]);
	});
});

describe('Minimum Confidence', () => {
	test('keeps a card from passing where a field is below it, or its confidence is not known', async () => {
		const [sure, doubted, unknown] = await jsonOf(['front', 'doubted', 'unknown'], {
			minimumConfidence: 0.7,
		});
		expect(sure).toMatchObject({ checks_passed: true, needs_review: false });
		expect(doubted).toMatchObject({
			checks_passed: false,
			checks_problems: 'confidence-below-minimum',
			needs_review: true,
			needs_review_reasons: 'address: low-confidence, gap, below-minimum',
		});
		expect(unknown).toMatchObject({
			checks_passed: false,
			needs_review_reasons: 'birth: below-minimum',
		});
		expect(sure).not.toHaveProperty('details_blur');
	});

	test('counts a side that was not read as below it', async () => {
		const parameters = { operation: 'recognizeBothSides' };
		const [json] = await jsonOf(['front+unreadable'], { minimumConfidence: 0.5 }, { parameters });
		expect(json).toMatchObject({
			checks_passed: false,
			checks_problems: 'field-missing, confidence-below-minimum',
			needs_review: true,
		});
		expect(json.needs_review_reasons).toContain('issued_by: below-minimum');
	});

	test('holds without the checks', async () => {
		const [json] = await jsonOf(['doubted'], { minimumConfidence: 0.7, checks: 'off' });
		expect(json).toMatchObject({ needs_review: true });
	});

	test.each([0.4, 1.1, 'high', '', '={{ $json.nope }}'])('of %j is refused', async (given) => {
		const { outputs, calls } = await run(
			['front'],
			{ minimumConfidence: given },
			{ onError: 'continueErrorOutput' },
		);
		expect(calls).toEqual([]);
		expect(outputs.at(-1)![0].json.error).toMatchObject({
			message: "'Minimum Confidence' must be a number from 0.5 to 1 [item 0]",
		});
	});
});

describe('what only a self-hosted server can say', () => {
	test.each<[INodeParameters, RegExp]>([
		[{ details: true }, /^'Details' needs a self-hosted server/],
		[{ minimumConfidence: 0.9 }, /^'Minimum Confidence' needs/],
		[{ minimumConfidence: 0.9, details: true }, /^'Details' and 'Minimum Confidence' need /],
	])('is refused on the cloud before any call: %j', async (options, words) => {
		for (const operation of ['recognize', 'recognizeBothSides']) {
			const more = { service: 'cloud', parameters: { operation } } as const;
			const onError = 'continueErrorOutput';
			const { outputs, calls } = await run(['front', 'front'], options, { ...more, onError });
			expect(calls).toEqual([]);
			const message = expect.stringMatching(words);
			expect(outputs.at(-1)).toHaveLength(2);
			expect(outputs.at(-1)![1].json.error).toMatchObject({ message });
			expect(outputs.at(-1)![1].json.error).not.toHaveProperty('picture');
			expect((await run(['front'], options, more)).error?.message).toMatch(words);
		}
	});

	test('is refused for the items that ask for it alone', async () => {
		const details = "={{ $json.row === 'doubted' }}";
		const { outputs, calls } = await run(
			['bare', 'doubted'],
			{ details },
			{ service: 'cloud', onError: 'continueErrorOutput' },
		);
		expect(calls).toEqual([undefined]);
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 0, 1]);
	});

	test.each([
		['a service that does not know it', 'bare', /a reply without 'extra'/],
		['a server that is too old', 'older', /another version of 'extra'/],
	])('fails the item of %s', async (_, word, words) => {
		const { error } = await run([word], { details: true });
		expect(error?.message).toMatch(words);
		expect(error?.description).toMatch(/update the server, or check 'Base URL' and 'Service'/);
	});

	test('spends no more calls on a service that does not know it', async () => {
		const words = Array.from({ length: 20 }, () => 'bare');
		const options = { details: true, skipDuplicates: false };
		const { outputs, calls } = await run(words, options, { onError: 'continueErrorOutput' });
		expect(calls.length).toBeLessThanOrEqual(5);
		expect(outputs.at(-1)).toHaveLength(20);
		expect(outputs.at(-1)![19].json.error).toMatchObject({ sent: false });
	});

	test('may make a reply longer than one without it', async () => {
		const lines = Array.from({ length: 2 }, () => ({ text: 'x'.repeat(1024 * 1024) }));
		answers['long'] = withExtra(success(FRONT), { ...extraOf(FRONT), lines });
		expect(await jsonOf(['long'], { details: true })).toMatchObject([{ needs_review: false }]);
	});
});
