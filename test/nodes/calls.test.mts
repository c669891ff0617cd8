import { afterEach, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem, runNode, type NodeRunOptions } from '../../n8n-engine/run-node.mts';
import {
	refusal,
	startApiZeroStub,
	success,
	type ApiZeroStub,
	type StubAnswer,
	type StubCall,
} from './apizero-stub.mts';
import { pictureSaying, wordOf } from './pictures.mts';

let stub: ApiZeroStub;
afterEach(async () => await stub.close());

interface Run {
	answer: (call: StubCall, index: number) => StubAnswer | Promise<StubAnswer>;
	items: INodeExecutionData[];
	options?: INodeParameters;
	onError?: NodeRunOptions['onError'];
	onStart?: NodeRunOptions['onStart'];
}

async function run({ answer, items, options = {}, onError, onStart }: Run) {
	stub = await startApiZeroStub(answer);
	return await runNode({
		items,
		credential: { apiKey: 'k', baseUrl: stub.baseUrl },
		parameters: { options: { requestsPerSecond: 0, ...options } },
		onError,
		onStart,
	});
}

const rows = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, row) =>
		fileItem(pictureSaying(`row-${row}`), { json: { row } }),
	);
const front = success({ side: 1 });

describe('tries', () => {
	const cut: StubAnswer = { status: 200, body: '', cut: true };
	test.each<[string, StubAnswer]>([
		['4029', refusal(4029)],
		['5000', refusal(5000)],
		['5020', refusal(5020)],
		['a cut connection', cut],
	])('%s is tried again, and the item comes out once', async (_, answer) => {
		const { outputs } = await run({
			answer: (_call, index) => (index === 0 ? answer : front),
			items: rows(1),
		});
		expect(stub.calls).toHaveLength(2);
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 0]);
	});

	test('end at the number set, and the failure is that of the last', async () => {
		const { error } = await run({
			answer: () => refusal(5020),
			items: rows(1),
			options: { maxTries: 2 },
		});
		expect(stub.calls).toHaveLength(2);
		expect(error?.message).toContain('(5020) [item 0]');
	});

	test.each([4000, 4011, 4013, 4014, 4015, 4022, 4030, 4044, 5021, 5030] as const)(
		'%i is never tried again',
		async (code) => {
			await run({ answer: () => refusal(code), items: rows(1) });
			expect(stub.calls).toHaveLength(1);
		},
	);

	test('a time-out is tried again', async () => {
		const { error } = await run({
			answer: async (_call, index) => {
				if (index === 0) await new Promise((resolve) => setTimeout(resolve, 3000).unref());
				return front;
			},
			items: rows(1),
			options: { timeout: 1000 },
		});
		expect(error).toBeUndefined();
		expect(stub.calls).toHaveLength(2);
	});
});

describe('a refusal that every picture would meet', () => {
	test.each([4011, 4013, 4014, 4015, 4022, 4030] as const)(
		'%i ends the sending, and every item left is reported',
		async (code) => {
			const { outputs, hints, error } = await run({
				answer: () => refusal(code),
				items: rows(40),
				onError: 'continueErrorOutput',
			});
			expect(error).toBeUndefined();
			// Those that were under way already; none is started afterwards.
			expect(stub.calls.length).toBeLessThanOrEqual(5);
			expect(outputs.map((items) => items.length)).toEqual([0, 0, 0, 40]);
			expect(outputs[3].map(({ json }) => json.row)).toEqual([...Array(40).keys()]);
			const notSent = outputs[3].filter(
				({ json }) => (json.error as { sent?: boolean }).sent === false,
			);
			expect(notSent).toHaveLength(40 - stub.calls.length);
			expect(notSent.at(-1)?.json.error).toEqual({
				message: expect.stringMatching(new RegExp(`^Not sent.*\\(${code}\\) \\[item 39\\]$`)),
				description: expect.stringMatching(/^Nothing was spent on this item\. /),
				code,
				sent: false,
			});
			expect(hints.map(({ message }) => message).join()).toContain(`(${code})`);
		},
	);

	test.each([
		[4011, 'credential-invalid'],
		[4029, 'rate-limited'],
		[4030, 'quota-exhausted'],
		[4022, 'quota-exhausted'],
		[5020, 'temporarily-unavailable'],
		[5030, 'configuration-invalid'],
	] as const)("%i declares n8n's cause %s", async (code, cause) => {
		const { error } = await run({
			answer: () => refusal(code),
			items: rows(1),
			options: { maxTries: 1 },
		});
		expect(error).toMatchObject({ failure: { cause } });
	});

	test('with "Stop Workflow" ends the sending as well, and names the item that failed', async () => {
		const { error } = await run({
			answer: ({ body }) => (wordOf(body.input_data) === 'row-1' ? refusal(4000) : front),
			items: rows(40),
		});
		expect(error?.message).toMatch(/\(4000\) \[item 1\]$/);
		expect(stub.calls.length).toBeLessThan(40);
	});
});

describe('identical pictures', () => {
	const same = [0, 1, 2, 3].map((row) => fileItem(pictureSaying('same'), { json: { row } }));

	test('are sent once; every item gets the reply', async () => {
		const { outputs, hints } = await run({ answer: () => front, items: [...same, ...rows(2)] });
		expect(stub.calls).toHaveLength(3);
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4, 5].map((item) => ({ item })),
		);
		expect(hints).toEqual([
			expect.objectContaining({ message: '3 pictures were sent only once, being identical.' }),
		]);
	});

	test('are sent each when the option is off', async () => {
		await run({ answer: () => front, items: same, options: { skipDuplicates: false } });
		expect(stub.calls).toHaveLength(4);
	});

	test('share a failure, too', async () => {
		const { outputs } = await run({
			answer: () => refusal(4000),
			items: same,
			onError: 'continueErrorOutput',
		});
		expect(stub.calls).toHaveLength(1);
		expect(outputs[3]).toHaveLength(4);
	});
});

test('a hint counts the unrecognized', async () => {
	const { hints } = await run({ answer: () => refusal(5021), items: rows(2) });
	expect(hints).toEqual([
		expect.objectContaining({ message: '2 pictures were not recognized as an ID card.' }),
	]);
});

test('at most five pictures are under way at once', async () => {
	let open = 0;
	let most = 0;
	await run({
		answer: async () => {
			most = Math.max(most, ++open);
			await new Promise((resolve) => setTimeout(resolve, 5));
			open--;
			return front;
		},
		items: rows(60),
	});
	expect(stub.calls).toHaveLength(60);
	expect(most).toBe(5);
});

test('a stopped execution makes no further call', async () => {
	let stop = () => {};
	let allArrived = () => {};
	const fiveCalls = new Promise<void>((resolve) => (allArrived = resolve));
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	const running = run({
		answer: async (_call, index) => {
			if (index === 4) allArrived();
			await released;
			return front;
		},
		items: rows(40),
		onError: 'continueErrorOutput',
		onStart: (cancel) => (stop = cancel),
	});
	await fiveCalls;
	stop();
	release();
	await running.catch(() => {});
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(stub.calls).toHaveLength(5);
});
