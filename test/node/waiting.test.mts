import { afterEach, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { poll } from '../../tools/processes/poll.mts';
import { refusal, startApiZeroStub, type ApiZeroStub } from './apizero-stub.mts';
import { imageSaying } from './images.mts';
import { front, rows, withCalls } from './run-with-stub.mts';

let stub: ApiZeroStub;
afterEach(async () => await stub.close());

// Checks what must not happen within a moment, which holds on an idle and on a busy machine.
describe('waiting', () => {
	const moment = async () => await new Promise((resolve) => setTimeout(resolve, 400));
	const calls = async (count: number) =>
		await poll(async () => (stub.calls.length >= count ? true : undefined), {
			timeoutMs: 30_000,
			waitingFor: `call ${count}`,
		});

	/** Starts a run and returns a way to stop it. */
	function startRun(items: INodeExecutionData[], calls: INodeParameters) {
		let stop = () => {};
		const running = runNode({
			items,
			credential: { apiKey: 'shared', baseUrl: stub.baseUrl },
			parameters: { options: { calls: { values: calls } } },
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

	test('runs with the same key share the pace, and stopping a run ends its wait', async () => {
		stub = await startApiZeroStub(() => front);
		const first = startRun(rows(2), { requestsPerSecond: 0.01 });
		await calls(1);
		await moment();
		expect(stub.calls).toHaveLength(1);
		const second = startRun([fileItem(imageSaying('second'))], { requestsPerSecond: 0.01 });
		await moment();
		expect(stub.calls).toHaveLength(1);
		await second.stop();
		await first.stop();
		expect(stub.calls).toHaveLength(1);
	});

	test('a pace of 0 does not wait behind another run', async () => {
		stub = await startApiZeroStub(() => front);
		const slow = startRun(rows(3), { requestsPerSecond: 0.01 });
		await calls(1);
		await moment();
		await runNode({
			items: [fileItem(imageSaying('quick'))],
			credential: { apiKey: 'shared', baseUrl: stub.baseUrl },
			parameters: { options: withCalls() },
		});
		expect(stub.calls).toHaveLength(2);
		await slow.stop();
	});

	const page = { body: '<html></html>' };
	test.each([
		['5020', refusal(5020), false],
		['4029', refusal(4029), true],
		["a proxy's 503", { status: 503, ...page }, false],
		["a proxy's 429", { status: 429, ...page }, true],
	])(
		'Retry-After of %s is honoured, by later runs with the key too after a rate limit',
		async (_, answer, isRateLimit) => {
			stub = await startApiZeroStub(() => ({ ...answer, headers: { 'retry-after': '100' } }));
			const waiting = startRun(rows(1), { requestsPerSecond: 0 });
			await calls(1);
			await moment();
			expect(stub.calls).toHaveLength(1);
			await waiting.stop();
			const later = startRun([fileItem(imageSaying('later'))], { requestsPerSecond: 0 });
			if (!isRateLimit) await calls(2);
			await moment();
			expect(stub.calls).toHaveLength(isRateLimit ? 1 : 2);
			await later.stop();
		},
	);
});
