import { describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { MASKING_PRESETS } from '../../domain/card/masking-preset.ts';
import { success, type StubAnswer } from './apizero-stub.mts';
import { extraOfCards, withExtra } from './extra-stub.mts';
import { counts, messagesOf } from './outputs.mts';
import { BACK, BLURRED, FRONT, jsonOf, read, stub, type Reading } from './results-stub.mts';
import { rows, run as runWith } from './run-with-stub.mts';

/** Asks for details by name; All has them where there are any. */
const DETAILS = { columns: 'selected', selectedColumns: ['details'] };

describe('Details', () => {
	test('are columns, of each field and of the image', async () => {
		const [json, sure] = await jsonOf(['unsure', 'blurred']);
		expect(json).toMatchObject({
			needs_review: false,
			details_confidence_identity_name: 0.999,
			details_confidence_address: 0.612,
			details_confidence_issued_by: null,
			details_blur: 0.2,
			details_glare: 0,
			details_brightness: 0.7,
			details_cut_off: false,
			details_warnings: '',
			details_page: 1,
			details_left: 0,
			details_top: 0,
			details_width: 9,
			details_height: 5,
		});
		expect(sure).toMatchObject({
			details_blur: 0.71,
			details_cut_off: true,
			details_warnings: 'blurred',
		});
	});

	test('of an image with several sides are those of each', async () => {
		const [back, front] = await jsonOf(['blurred-both']);
		expect(front).toMatchObject({
			details_confidence_issued_by: null,
			details_page: 1,
			details_blur: 0.71,
			details_warnings: 'blurred',
		});
		expect(back).toMatchObject({
			details_confidence_identity_name: null,
			details_confidence_issued_by: 0.999,
			details_blur: 0.2,
			details_warnings: '',
			details_page: 1,
		});
	});

	test('of an older server, which measures the first side only, are that for all of its page', async () => {
		const { cards, ...extra } = extraOfCards([[FRONT, BLURRED], [BACK], [BACK]]);
		const older = cards.map((card, index) => {
			return { ...card, page: index === 2 ? 2 : 1, quality: undefined, warnings: undefined };
		});
		const { outputs } = await runWith({
			answer: () => withExtra(success(FRONT), { ...extra, cards: older }),
			items: rows(1),
		});
		const seen = outputs.flat().map(({ json }) => [json.details_page, json.details_blur]);
		expect(seen.toSorted()).toEqual([
			[1, 0.71],
			[1, 0.71],
			[2, null],
		]);
	});

	test('of a person are of the side that each field is from, and of both images', async () => {
		const more = { perPerson: true };
		const [json] = await jsonOf(['back+blurred'], more);
		expect(json).toMatchObject({
			details_confidence_address: 0.999,
			details_confidence_issued_by: 0.999,
			details_front_blur: 0.71,
			details_front_warnings: 'blurred',
			details_back_blur: 0.2,
			details_back_warnings: '',
		});
		expect(json).not.toHaveProperty('details_blur');
		const [half] = await jsonOf(['front+unreadable'], more);
		expect(half).toMatchObject({ details_front_blur: 0.2, details_back_blur: null });
	});

	test.each(Object.keys(MASKING_PRESETS))('say nothing that %s hides', async (mask) => {
		const serverOptions = { minimumConfidence: 0.9 };
		const [masked] = await jsonOf(['doubted'], { serverOptions, options: { mask } });
		const [open] = await jsonOf(['doubted'], { serverOptions });
		const ofDetails = Object.keys(open).filter((key) => /^(details|.*review)/.test(key));
		expect(ofDetails.length).toBeGreaterThan(10);
		for (const key of ofDetails) expect(masked[key]).toEqual(open[key]);
	});
});

describe('what only a self-hosted server can say', () => {
	const copies = { values: { kinds: ['card'] } };

	test.each<[RegExp, INodeParameters, INodeParameters]>([
		[/^ApiZero's cloud does not offer 'Details'/, {}, DETAILS],
		[/does not offer 'Minimum Confidence'/, { minimumConfidence: 0.9 }, {}],
		[/does not offer 'Copies of the Card'/, { copies }, {}],
		[/does not offer 'Details', 'Minimum Confidence'/, { minimumConfidence: 0.9 }, DETAILS],
	])('is refused on the cloud before any call: %s', async (words, serverOptions, columns) => {
		const before = stub.calls.length;
		for (const oneItemPer of ['side', 'person']) {
			const parameters = { oneItemPer, binaryPropertyName: 'front, back', ...columns };
			const more: Reading = { serverOptions, parameters, service: 'cloud' };
			const { outputs } = await read(['front+back', 'front+back'], {
				...more,
				onError: 'continueErrorOutput',
			});
			expect(outputs.at(-1)!.length).toBeGreaterThan(0);
			for (const { json } of outputs.at(-1)!) expect(json.error).toMatch(words);
			expect((await read(['front+back'], more)).error?.message).toMatch(words);
		}
		expect(stub.calls).toHaveLength(before);
	});

	test('is refused for the items that ask for it alone', async () => {
		const parameters = {
			...DETAILS,
			columns: "={{ $json.row === 'doubted' ? 'selected' : 'all' }}",
		};
		const { outputs } = await read(['front', 'doubted'], {
			parameters,
			service: 'cloud',
			onError: 'continueErrorOutput',
		});
		expect(counts(outputs)).toEqual([1, 0, 0, 0, 1]);
	});
});

describe('a self-hosted server is asked for details', () => {
	test('always, and the cloud never', async () => {
		for (const service of ['ownServer', 'cloud'] as const) {
			const sent = stub.calls.length;
			await read(['front'], { service });
			const extra = service === 'cloud' ? undefined : true;
			expect(stub.calls.slice(sent).map(({ body }) => body.extra)).toEqual([extra]);
		}
	});

	test.each<[string, StubAnswer]>([
		['none', success(FRONT)],
		['those of another version', withExtra(success(FRONT), { version: 1 })],
	])('of %s the items leave as read, with one hint', async (_, answer) => {
		const { outputs, hints, error } = await runWith({ answer: () => answer, items: rows(3) });
		expect(error).toBeUndefined();
		expect(counts(outputs)).toEqual([3, 0, 0, 0]);
		expect(messagesOf(hints)).toEqual([
			expect.stringMatching(/^3 images were read without details, .* Update/),
		]);
	});
});
