import { afterEach, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, startApiZeroStub, type ApiZeroStub } from './apizero-stub.mts';
import { imageSaying } from './images.mts';
import { longWaits, SHORT_TIMEOUT } from './node-waits.mts';
import { front, rows } from './run-with-stub.mts';

let stub: ApiZeroStub;
afterEach(async () => await stub.close());

const another = [fileItem(imageSaying('another'))];
const SLOW = { requestsPerSecond: 0.01 };
const WITHOUT_PACE = { requestsPerSecond: 0 };

/** Starts a run with the key of every other one here. */
function startRun(items: INodeExecutionData[], calls: INodeParameters) {
	let cancel = () => {};
	const ended = runNode({
		items,
		credential: { apiKey: 'shared', baseUrl: stub.baseUrl },
		parameters: { options: { calls: { values: { ...SHORT_TIMEOUT, ...calls } } } },
		onError: 'continueErrorOutput',
		onStart: (stop) => (cancel = stop),
	}).catch(() => undefined);
	return {
		ended,
		stop: async () => {
			cancel();
			await ended;
		},
	};
}

test('runs with the same key share the pace, and stopping a run ends its wait', async () => {
	stub = await startApiZeroStub(() => front);
	await startRun(rows(1), SLOW).ended;
	const second = startRun(another, SLOW);
	await longWaits(1);
	await second.stop();
	expect(stub.calls).toHaveLength(1);
});

test('a pace of 0 does not wait behind another run', async () => {
	stub = await startApiZeroStub(() => front);
	const slow = startRun(rows(3), SLOW);
	await longWaits(1);
	await startRun(another, WITHOUT_PACE).ended;
	expect(stub.calls).toHaveLength(2);
	await slow.stop();
});

const page = { body: '<html></html>' };
test.each([
	['5020', refusal(5020), 2],
	['4029', refusal(4029), 1],
	["a proxy's 503", { status: 503, ...page }, 2],
	["a proxy's 429", { status: 429, ...page }, 1],
])(
	'Retry-After of %s is honoured, by later runs with the key too after a rate limit',
	async (_, answer, calls) => {
		stub = await startApiZeroStub(() => ({ ...answer, headers: { 'retry-after': '100' } }));
		const waiting = startRun(rows(1), WITHOUT_PACE);
		await longWaits(1);
		expect(stub.calls).toHaveLength(1);
		await waiting.stop();
		const later = startRun(another, WITHOUT_PACE);
		await longWaits(2);
		expect(stub.calls).toHaveLength(calls);
		await later.stop();
	},
);
