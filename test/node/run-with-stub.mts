import { afterEach } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { ApiZeroCredential } from '../../tools/n8n/in-process/credentials.mts';
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

/** What a test runs, and what the service answers. */
export interface Run
	extends Pick<NodeRunOptions, 'binaryMode' | 'items' | 'onError' | 'onStart' | 'retryOnFail'> {
	answer: (call: StubCall, index: number) => StubAnswer | Promise<StubAnswer>;
	parameters?: INodeParameters;
	options?: INodeParameters;
	/** What the option 'Calls' sets. */
	calls?: INodeParameters;
	/** A stub counts as a self-hosted server unless the credential says otherwise. */
	service?: ApiZeroCredential['service'];
}

/** Runs the node against a new stub with these answers, without a pace. */
export async function run({
	answer,
	parameters,
	options,
	calls,
	service,
	...more
}: Run): Promise<NodeRunResult> {
	await stub?.close();
	stub = await startApiZeroStub(answer);
	return await runNode({
		credential: { apiKey: 'k', baseUrl: stub.baseUrl, service },
		parameters: { columns: 'all', ...parameters, options: { ...withCalls(calls), ...options } },
		...more,
	});
}

/** Returns the option 'Calls', without a pace unless there is one among these. */
export const withCalls = (calls: INodeParameters = {}): INodeParameters => ({
	calls: { values: { requestsPerSecond: 0, ...calls } },
});

/** Returns items with images that say `row-0`, `row-1` and so on. */
export const rows = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, row) => fileItem(imageSaying(`row-${row}`), { json: { row } }));

/** Returns an item with an image that says each word, in a field of that name. */
export const itemWith = (...words: string[]): INodeExecutionData => ({
	json: {},
	binary: Object.assign(
		{},
		...words.map((word) => fileItem(imageSaying(word), { field: word }).binary),
	),
});

/** A reply for a portrait side that leaves nothing to review. */
export const front = success({
	side: 1,
	identity_name: '样本',
	identity_code: '310101199001011234',
	gender: '男',
	race: '汉',
	birth: '1990-01-01',
	address: '上海市黄浦区样本路1号',
});

/** A reply for an emblem side of the same kind. */
export const back = success({
	side: 0,
	issued_by: '上海市公安局黄浦分局',
	valid_date_start: '2017-08-12',
	valid_date_end: '2037-08-12',
});
