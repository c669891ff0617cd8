import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, startApiZeroStub, type ApiZeroStub } from './apizero-stub.mts';
import { BACK, FRONT } from './both-sides-stub.mts';
import { detailed } from './extra-stub.mts';
import { imageSaying, wordOf } from './images.mts';

let stub: ApiZeroStub;
beforeAll(async () => {
	const answers = {
		front: detailed(FRONT),
		doubted: detailed(FRONT, {
			confidence: { address: 0.6 },
			needsReview: [{ field: 'address', reasons: ['gap'] }],
		}),
		back: detailed(BACK),
		unreadable: refusal(5021),
	};
	stub = await startApiZeroStub(({ body }) => answers[wordOf(body.input_data) as 'front']);
});
afterAll(async () => await stub.close());

const referenceDate = '2026-11-25';

/** Reads images, and matches what comes out of it, as the two nodes of a workflow. */
async function readAndMatch(
	words: string[],
	reading: INodeParameters,
	matching: INodeParameters = {},
): Promise<IDataObject[]> {
	const read = await runNode({
		items: words.map((word) => fileItem(imageSaying(word))),
		credential: { apiKey: 'k', baseUrl: stub.baseUrl },
		parameters: { routeBySide: false, options: { referenceDate, ...reading } },
	});
	return await match(
		read.outputs[0].map(({ json }) => json),
		matching,
	);
}

async function match(rows: IDataObject[], options: INodeParameters = {}): Promise<IDataObject[]> {
	const { outputs, error } = await runNode({
		items: rows.map((json) => ({ json })),
		parameters: {
			...{ operation: 'matchSides', missingSides: 'none' },
			options: { referenceDate, ...options },
		},
	});
	expect(error).toBeUndefined();
	return outputs.flat().map(({ json }) => json);
}

const DOUBTED = {
	checks_passed: false,
	checks_problems: 'confidence-below-minimum',
	needs_review: true,
	needs_review_reasons: 'address: gap, below-minimum',
};

describe('what a side was not sure enough for', () => {
	test.each<INodeParameters>([{}, { outputField: 'card' }, { checks: 'object' }])(
		'keeps the matched card from passing, too: %j',
		async (more) => {
			const [json] = await readAndMatch(['doubted', 'back'], { minimumConfidence: 0.9, ...more });
			expect(json).toMatchObject({ ...DOUBTED, identity_name: FRONT.identity_name });
		},
	);

	test('is an object where the checks are one', async () => {
		const [json] = await readAndMatch(
			['back', 'doubted'],
			{ minimumConfidence: 0.9 },
			{ checks: 'object' },
		);
		expect(json).toMatchObject({
			checks: { passed: false, problems: ['confidence-below-minimum'] },
			details: {
				needsReview: true,
				reviews: [{ field: 'address', reasons: ['gap', 'below-minimum'] }],
			},
		});
	});

	test('stays with a side that is not matched, and with an image that was not read', async () => {
		const [doubted, unread] = await readAndMatch(['doubted', 'unreadable'], {
			minimumConfidence: 0.9,
		});
		expect(doubted).toMatchObject({ ...DOUBTED, reason: { problem: 'no-other-side' } });
		expect(unread).toMatchObject({ needs_review: true, reason: { problem: 'not-read' } });
	});
});

test('without a minimum a card passes, and says where to look', async () => {
	const [json] = await readAndMatch(['doubted', 'back'], { details: true });
	expect(json).toMatchObject({
		checks_passed: true,
		needs_review: true,
		needs_review_reasons: 'address: gap',
	});
});

test('sure sides say so, and sides of which nothing is known say nothing', async () => {
	const [sure] = await readAndMatch(['front', 'back'], { minimumConfidence: 0.9 });
	expect(sure).toMatchObject({ checks_passed: true, needs_review: false });
	const [unknown] = await match([FRONT, BACK]);
	expect(unknown).not.toHaveProperty('needs_review');
	const [other] = await match([{ ...FRONT, needs_review: 'maybe' }, BACK]);
	expect(other).not.toHaveProperty('needs_review');
});

test('a row’s own column does not outweigh what was read beside it', async () => {
	const card = { ...FRONT, needs_review: true, needs_review_reasons: 'birth: below-minimum' };
	const [json] = await match([{ needs_review: false, card }, BACK]);
	expect(json).toMatchObject({ checks_passed: false, needs_review: true });
});

test('a table may have made text of it', async () => {
	const said = { needs_review: 'TRUE', needs_review_reasons: 'address: below-minimum' };
	const [json] = await match([{ ...FRONT, ...said }, BACK]);
	expect(json).toMatchObject({ checks_passed: false, needs_review: true });
});

test('a masked item takes nothing of the row but names of fields and codes', async () => {
	const { identity_code: number } = FRONT;
	for (const said of [
		{ needs_review: true, needs_review_reasons: `address: ${number}` },
		{ needs_review: true, needs_review_reasons: `${number}: gap; birth: gap` },
		{ details: { needsReview: true, reviews: [{ field: 'birth', reasons: [number] }] } },
		{ details: { needsReview: true, reviews: number } },
	]) {
		const [json] = await match([{ ...FRONT, ...said }, BACK], { mask: '3+4' });
		expect(json).toMatchObject({ needs_review: true, needs_review_reasons: '' });
		expect(JSON.stringify(json)).not.toContain(number);
	}
});
