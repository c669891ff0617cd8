import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { saveCredential } from '../../../tools/n8n/installed/credentials.mts';
import { listExecutions, readExecution } from '../../../tools/n8n/installed/executions.mts';
import { poll } from '../../../tools/processes/poll.mts';
import { N8nRestClient } from '../../../tools/n8n/installed/rest-client.mts';
import {
	importWorkflow,
	publishWorkflow,
	waitForWebhook,
	type SavedWorkflow,
} from '../../../tools/n8n/installed/workflows.mts';
import { readCard } from '../../cards/read-card.mts';
import { BATCH_NODE, BATCH_PATH, batchWorkflow } from './batch-workflow.mts';
import {
	CALLS_PER_SECOND,
	joinQueueEnvironment,
	type QueueEnvironment,
} from './queue-environment.mts';
import { startRecordingProxy, type RecordingProxy } from './recording-proxy.mts';

const EXECUTIONS = 6;
const PICTURES_EACH = 20;

let environment: QueueEnvironment;
let client: N8nRestClient;
let proxy: RecordingProxy;
let workflow: SavedWorkflow;

beforeAll(async () => {
	environment = await joinQueueEnvironment();
	client = new N8nRestClient(environment.n8nUrl, environment.sessionCookie);
	proxy = await startRecordingProxy(environment.serverUrl);
	const apiZeroApi = await saveCredential(client, 'OCR server', 'apiZeroApi', {
		apiKey: environment.apiKey,
		baseUrl: proxy.url,
	});
	const pace = CALLS_PER_SECOND / environment.workers.length;
	workflow = await importWorkflow(client, batchWorkflow(pace), { apiZeroApi });
	await publishWorkflow(client, workflow);
	await waitForWebhook(client, BATCH_PATH);
});

afterAll(async () => {
	await proxy?.close();
});

/**
 * Posts one execution's images, alternating sides, each with its own file name, which is also written behind the
 * image: the node sends equal files once.
 */
async function post(batch: string, count: number): Promise<string[]> {
	const form = new FormData();
	const names: string[] = [];
	for (let index = 0; index < count; index++) {
		const { image } = readCard(index % 2 === 0 ? 'third-portrait.jpg' : 'third-emblem.jpg');
		const name = `${batch}-${index}.jpg`;
		names.push(name);
		form.set(`photo${index}`, new Blob([image, name], { type: 'image/jpeg' }), name);
	}
	const response = await fetch(environment.n8nUrl + BATCH_PATH, { method: 'POST', body: form });
	expect(response.status).toBe(200);
	return names;
}

/** Waits until no execution of the workflow is running. Returns all newer than `after`. */
async function settled(after: number, timeoutMs: number) {
	const underWay = new Set(['new', 'running', 'waiting']);
	return await poll(
		async () => {
			const all = await listExecutions(client, workflow.id);
			const own = all.filter(({ id }) => Number(id) > after);
			return own.some(({ status }) => underWay.has(status)) ? undefined : own;
		},
		{ timeoutMs, intervalMs: 1000, waitingFor: 'all executions to end' },
	);
}

async function fileNamesOf(executionId: string): Promise<unknown[]> {
	const execution = await readExecution(client, executionId);
	return execution
		.outputsOf(BATCH_NODE)
		.flatMap((items) => items.map(({ json }) => json['fileName']));
}

async function newestId(): Promise<number> {
	const all = await listExecutions(client, workflow.id);
	return Math.max(0, ...all.map(({ id }) => Number(id)));
}

/** Calls per second, averaged over the whole run because a busy machine bunches some calls. */
function callsPerSecond(): number {
	const starts = proxy.calls.map(({ startedAt }) => startedAt);
	const seconds = (Math.max(...starts) - Math.min(...starts)) / 1000;
	return (starts.length - 1) / seconds;
}

describe('two workers sharing one key', () => {
	test('account for every image exactly once and keep to the limit', async () => {
		const after = await newestId();
		const batches = Array.from({ length: EXECUTIONS }, (_, batch) => `b${batch}`);
		const sent = (await Promise.all(batches.map((batch) => post(batch, PICTURES_EACH)))).flat();
		const executions = await settled(after, 240_000);

		expect(executions.map(({ status }) => status)).toEqual(batches.map(() => 'success'));
		const received = await Promise.all(executions.map(({ id }) => fileNamesOf(id)));
		expect(received.flat().sort()).toEqual(sent.sort());
		// Calls rejected with 4029 or 5020 (server busy) were retried.
		const read = proxy.calls.filter(({ code }) => code === 0);
		expect(read).toHaveLength(sent.length);
		// Rejected calls count too. The margin allows for a late first call.
		expect(callsPerSecond()).toBeLessThan(1.1 * CALLS_PER_SECOND);
		const logs = await Promise.all(
			environment.workers.map(({ logFile }) => readFile(logFile, 'utf8')),
		);
		for (const log of logs) expect(log).toMatch(/Worker started execution/);
	});

	test('lose nothing silently when one is killed: each execution succeeds or reports an error', async () => {
		const after = await newestId();
		const batches = ['k0', 'k1', 'k2', 'k3'];
		const sent = await Promise.all(batches.map((batch) => post(batch, 8)));
		await sleep(3000);
		const victim = environment.workers[1];
		process.kill(victim?.pid ?? 0, 'SIGKILL');

		const executions = await settled(after, 240_000);
		expect(executions).toHaveLength(batches.length);
		const ended = await Promise.all(executions.map(({ id }) => readExecution(client, id)));
		const succeeded = ended.filter(({ status }) => status === 'success');
		const reported = ended.filter(({ status }) => status === 'error' || status === 'crashed');
		expect(succeeded.length + reported.length).toBe(batches.length);
		expect(succeeded.length).toBeGreaterThan(0);
		expect(reported.length).toBeGreaterThan(0);
		for (const { error } of reported) expect(error).toEqual(expect.stringMatching(/\S/));
		for (const { id } of succeeded) {
			const names = (await fileNamesOf(id)).sort();
			expect(sent.map((batch) => batch.toSorted())).toContainEqual(names);
		}
	});
});
