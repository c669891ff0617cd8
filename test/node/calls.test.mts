import { describe, expect, test } from '@jest/globals';

import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, startApiZeroStub, type StubAnswer } from './apizero-stub.mts';
import { imageSaying } from './images.mts';
import { front, rows, run, stub } from './run-with-stub.mts';

describe('tries', () => {
	const cut: StubAnswer = { status: 200, body: '', cut: true };
	test.each<[string, StubAnswer]>([
		['4029', refusal(4029)],
		['5000', refusal(5000)],
		['5020', refusal(5020)],
		['a cut connection', cut],
	])('%s is retried, and the item comes out once', async (_, answer) => {
		const { outputs } = await run({
			answer: (_call, index) => (index === 0 ? answer : front),
			items: rows(1),
		});
		expect(stub.calls).toHaveLength(2);
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 0]);
	});

	test('end at the limit, with the failure of the last one', async () => {
		const { error } = await run({
			answer: () => refusal(5020),
			items: rows(1),
			options: { maxTries: 2 },
		});
		expect(stub.calls).toHaveLength(2);
		expect(error?.message).toContain('(5020) [item 0]');
	});

	test.each([4000, 4011, 4013, 4014, 4015, 4022, 4030, 4044, 5021, 5030] as const)(
		'%i is never retried',
		async (code) => {
			await run({ answer: () => refusal(code), items: rows(1) });
			expect(stub.calls).toHaveLength(1);
		},
	);

	test('a timeout is retried', async () => {
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

describe('identical images', () => {
	const same = [0, 1, 2, 3].map((row) => fileItem(imageSaying('same'), { json: { row } }));

	test('are sent once; every item gets the reply', async () => {
		const { outputs, hints } = await run({ answer: () => front, items: [...same, ...rows(2)] });
		expect(stub.calls).toHaveLength(3);
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4, 5].map((item) => ({ item })),
		);
		expect(hints).toEqual([
			expect.objectContaining({
				message: '3 images were identical to an earlier one and cost no call.',
			}),
		]);
	});

	test('are each sent when the option is off', async () => {
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
		expect.objectContaining({ message: '2 images were not recognized as an ID card.' }),
	]);
});

test('at most five images are in flight', async () => {
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

test('pictures that differ only at the end are different', async () => {
	const header = Buffer.alloc(4000, 7);
	const items = ['one', 'two'].map((word) =>
		fileItem(Buffer.concat([imageSaying('x'), header, Buffer.from(word)])),
	);
	await run({ answer: () => front, items });
	expect(stub.calls).toHaveLength(2);
});

test('a service that starts between two tries is reached', async () => {
	const closed = await startApiZeroStub(() => front);
	const { port } = new URL(closed.baseUrl);
	await closed.close();
	const running = runNode({
		items: rows(1),
		credential: { apiKey: 'k', baseUrl: closed.baseUrl },
		parameters: { options: { requestsPerSecond: 0 } },
	});
	await new Promise((resolve) => setTimeout(resolve, 150));
	const late = await startApiZeroStub(() => front, Number(port));
	expect((await running).outputs[0]).toHaveLength(1);
	await late.close();
});

test('a failed connection declares its cause, and a header may name the request', async () => {
	const { error } = await run({
		answer: () => ({ status: 200, body: '', cut: true }),
		items: rows(1),
		options: { maxTries: 1 },
	});
	expect(error).toMatchObject({ failure: { cause: 'temporarily-unavailable' } });
	await stub.close();
	const named = await run({
		answer: () => ({
			status: 502,
			body: '{"code":5021,"msg":"","data":null}',
			headers: { 'x-request-id': 'req_from_header' },
		}),
		items: rows(1),
	});
	expect(named.outputs[2][0].json.reason).toMatchObject({ requestId: 'req_from_header' });
});

test('"Retry On Fail" bills no item again when a failed item is routed', async () => {
	const retried = await startApiZeroStub(() => refusal(4000));
	await runNode({
		items: [fileItem(imageSaying('a')), fileItem(imageSaying('b'))],
		credential: { apiKey: 'k', baseUrl: retried.baseUrl },
		onError: 'continueErrorOutput',
		retryOnFail: { maxTries: 3, waitBetweenTries: 1 },
	});
	expect(retried.calls).toHaveLength(2);
	await retried.close();
});
