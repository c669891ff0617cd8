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
			expect.objectContaining({
				message: '3 pictures were identical to an earlier one and cost no call.',
			}),
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

test('a halt wakes pictures that wait for another try, and keeps what their last try came to', async () => {
	const { outputs } = await run({
		answer: async ({ body }) => {
			if (wordOf(body.input_data) === 'row-0') {
				return { ...refusal(5020), headers: { 'retry-after': '100' } };
			}
			await new Promise((resolve) => setTimeout(resolve, 50));
			return refusal(4011);
		},
		items: rows(2),
		onError: 'continueErrorOutput',
	});
	expect(outputs[3].map(({ json }) => (json.error as { code: number }).code)).toEqual([5020, 4011]);
	expect(outputs[3][0].json.error).not.toHaveProperty('sent');
}, 20_000);

test('a reply that is there already is used after a halt', async () => {
	const same = fileItem(pictureSaying('same'));
	const { outputs } = await run({
		answer: ({ body }) => (wordOf(body.input_data) === 'same' ? front : refusal(4030)),
		items: [same, ...rows(20), same],
		onError: 'continueErrorOutput',
	});
	expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 21 }]);
});

test('pictures are told apart by all of their bytes', async () => {
	const header = Buffer.alloc(4000, 7);
	const items = ['one', 'two'].map((word) =>
		fileItem(Buffer.concat([pictureSaying('x'), header, Buffer.from(word)])),
	);
	await run({ answer: () => front, items });
	expect(stub.calls).toHaveLength(2);
});

test('a service that comes up between two tries is reached', async () => {
	const closed = await startApiZeroStub(() => front);
	const { port } = new URL(closed.baseUrl);
	await closed.close();
	const running = runNode({
		items: rows(1),
		credential: { apiKey: 'k', baseUrl: closed.baseUrl },
		parameters: { options: { requestsPerSecond: 0 } },
	});
	await new Promise((resolve) => setTimeout(resolve, 150));
	stub = await startApiZeroStub(() => front, Number(port));
	expect((await running).outputs[0]).toHaveLength(1);
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

// What must not happen within a moment: an idle machine and a busy one tell the same.
describe('waiting', () => {
	const moment = async () => await new Promise((resolve) => setTimeout(resolve, 400));

	/** Starts a run and gives a way to stop it. */
	function startRun(items: INodeExecutionData[], options: INodeParameters) {
		let stop = () => {};
		const running = runNode({
			items,
			credential: { apiKey: 'shared', baseUrl: stub.baseUrl },
			parameters: { options },
			onError: 'continueErrorOutput',
			onStart: (cancel) => (stop = cancel),
		}).catch(() => undefined);
		return {
			stop: async () => {
				stop();
				await running;
			},
		};
	}

	test('the pace holds between runs with the same key, and stopping a run ends its wait', async () => {
		stub = await startApiZeroStub(() => front);
		const first = startRun(rows(2), { requestsPerSecond: 0.01 });
		await moment();
		expect(stub.calls).toHaveLength(1);
		const second = startRun([fileItem(pictureSaying('second'))], { requestsPerSecond: 0.01 });
		await moment();
		expect(stub.calls).toHaveLength(1);
		await second.stop();
		await first.stop();
		expect(stub.calls).toHaveLength(1);
	});

	test('a pace of 0 does not wait behind another run', async () => {
		stub = await startApiZeroStub(() => front);
		const slow = startRun(rows(3), { requestsPerSecond: 0.01 });
		await moment();
		await runNode({
			items: [fileItem(pictureSaying('quick'))],
			credential: { apiKey: 'shared', baseUrl: stub.baseUrl },
			parameters: { options: { requestsPerSecond: 0 } },
		});
		expect(stub.calls).toHaveLength(2);
		await slow.stop();
	});

	test('the default pace is that of the published limit', async () => {
		stub = await startApiZeroStub(() => front);
		const running = startRun(rows(40), {});
		await moment();
		expect(stub.calls.length).toBeLessThanOrEqual(2);
		await running.stop();
	});

	test.each([
		['5020', refusal(5020)],
		['4029', refusal(4029)],
	])(
		'Retry-After of %s is honoured, by later runs with the key too after 4029',
		async (code, answer) => {
			stub = await startApiZeroStub(() => ({ ...answer, headers: { 'retry-after': '100' } }));
			const waiting = startRun(rows(1), { requestsPerSecond: 0 });
			await moment();
			expect(stub.calls).toHaveLength(1);
			await waiting.stop();
			const later = startRun([fileItem(pictureSaying('later'))], { requestsPerSecond: 0 });
			await moment();
			expect(stub.calls).toHaveLength(code === '4029' ? 1 : 2);
			await later.stop();
		},
	);
});
