import { afterEach } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import {
	fileItem,
	runNode,
	type NodeRunOptions,
	type NodeRunResult,
} from '../../tools/n8n/in-process/run-node.mts';
import {
	startApiZeroStub,
	success,
	type ApiZeroStub,
	type StubAnswer,
	type StubCall,
} from './apizero-stub.mts';
import { imageSaying } from './images.mts';

/** The stub of the test's last run. */
export let stub: ApiZeroStub;
afterEach(async () => await stub?.close());

interface Run {
	answer: (call: StubCall, index: number) => StubAnswer | Promise<StubAnswer>;
	items: INodeExecutionData[];
	options?: INodeParameters;
	onError?: NodeRunOptions['onError'];
	onStart?: NodeRunOptions['onStart'];
	parameters?: INodeParameters;
}

/** Runs the node against a new stub with these answers, without a pace. */
export async function run({
	answer,
	items,
	options = {},
	onError,
	onStart,
	parameters,
}: Run): Promise<NodeRunResult> {
	stub = await startApiZeroStub(answer);
	return await runNode({
		items,
		credential: { apiKey: 'k', baseUrl: stub.baseUrl },
		parameters: { ...parameters, options: { requestsPerSecond: 0, ...options } },
		onError,
		onStart,
	});
}

/** Returns items with images that say `row-0`, `row-1` and so on. */
export const rows = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, row) => fileItem(imageSaying(`row-${row}`), { json: { row } }));

/** A reply for a portrait side on which nothing was read. */
export const front = success({ side: 1 });
