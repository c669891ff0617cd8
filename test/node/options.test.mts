import { describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { refusal } from './apizero-stub.mts';
import { wordOf } from './images.mts';
import { counts } from './outputs.mts';
import { front, itemWith, run as runWith, stub, withCalls, type Run } from './run-with-stub.mts';

const run = async (options: INodeParameters, { parameters, ...more }: Partial<Run> = {}) =>
	await runWith({
		answer: ({ body }) => (wordOf(body.input_data) === 'refused' ? refusal(4000) : front),
		items: ['a', 'b'].map((row) => ({ ...itemWith(row), json: { row } })),
		onError: 'continueErrorOutput',
		service: 'cloud',
		...more,
		parameters: { binaryPropertyName: '*', ...parameters },
		options,
	});

describe('an option that cannot be used', () => {
	test.each<[string, INodeParameters, RegExp]>([
		['an invalid date', { referenceDate: '25/11/2026' }, /'Reference Date' is not a date/],
		['an unknown masking', { mask: 'some' }, /'Mask Sensitive Values' has an unsupported value/],
		['a masking without a value', { mask: '={{ $json.nope }}' }, /'Mask Sensitive Values'/],
		['an unknown naming', { columnNames: 'latin' }, /'Column Names' has an unsupported value/],
		["n8n's own field name", { putResultInField: 'error' }, /cannot be 'error'/],
		[
			'tries that are not a number',
			withCalls({ maxTries: '={{ "many" }}' }),
			/'Max Tries' must be at least 1 /,
		],
		[
			'a pace below 0',
			withCalls({ requestsPerSecond: -1 }),
			/'Requests per Second' must be at least 0 /,
		],
		['a timeout of 0', withCalls({ timeout: 0 }), /'Timeout' must be at least 1000 /],
		['an expression that fails', withCalls({ timeout: "={{ $('Nope').item.json.x }}" }), /./],
	])('%s fails every item before anything is sent', async (_, options, words) => {
		for (const oneItemPer of ['side', 'person']) {
			const parameters = { oneItemPer };
			const { outputs, error } = await run(options, { parameters });
			expect(error).toBeUndefined();
			expect(outputs.slice(0, -1).flat()).toEqual([]);
			expect(outputs.at(-1)?.map(({ json }) => json)).toEqual([
				{ row: 'a', error: expect.stringMatching(words) },
				{ row: 'b', error: expect.stringMatching(words) },
			]);
			const stopped = await run(options, { parameters, onError: undefined });
			expect(stopped.error?.message).toMatch(words);
			expect(stub.calls).toEqual([]);
		}
	});

	test.each([
		['a value of its own', "={{ $json.row === 'a' ? 'never' : '2026-11-25' }}"],
		['an expression that fails', "={{ $json.row === 'a' ? $('Nope').item.json.x : '2026-11-25' }}"],
	])('fails its own item only, where the calls do not need it: %s', async (_, referenceDate) => {
		const { outputs } = await run({ referenceDate });
		expect(counts(outputs)).toEqual([1, 0, 0, 0, 1]);
		expect(stub.calls).toHaveLength(1);
	});
});

// The card is born on 1 January 1990. Moments are days in China.
test.each([
	['={{ new Date(Date.UTC(2026, 11, 31, 15)) }}', 36],
	['={{ new Date(Date.UTC(2026, 11, 31, 16)) }}', 37],
	['={{ "2026-12-31T16:00:00Z".toDateTime() }}', 37],
	['2026/12/31 10:00:00', 36],
	['2027-01-01T00:00:00.000+08:00', 37],
])('on the reference date %s the holder is %i', async (referenceDate, age) => {
	const { outputs } = await run({ referenceDate });
	expect(outputs[0][0].json).toMatchObject({ age });
});

test('a failed image of several keeps its own file alone', async () => {
	const { outputs } = await run({}, { items: [itemWith('a', 'refused')] });
	expect(counts(outputs)).toEqual([1, 0, 0, 0, 1]);
	expect(Object.keys(outputs[4][0].binary ?? {})).toEqual(['refused']);
});
