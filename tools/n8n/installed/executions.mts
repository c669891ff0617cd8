import { parse } from 'flatted';
import { poll } from '../../processes/poll.mts';
import type { N8nRestClient } from './rest-client.mts';

export interface ExecutionSummary {
	id: string;
	status: string;
	mode: string;
}

export interface BinaryReference {
	id: string;
	fileName: string;
	mimeType: string;
}

export interface Item {
	json: Record<string, unknown>;
	binary?: Record<string, BinaryReference>;
	pairedItem?: unknown;
}

export interface Execution extends ExecutionSummary {
	/** Message of the error that stopped the execution, if any. */
	error?: string;
	/** What that error advises. */
	advice?: string;
	ran(nodeName: string): boolean;
	/** The items of each output in the node's first run. */
	outputsOf(nodeName: string): Item[][];
}

interface NodeRun {
	data?: Record<string, Array<Item[] | null>>;
}

interface ResultData {
	runData: Record<string, NodeRun[]>;
	error?: { message: string; description?: string };
}

const FINISHED = new Set(['success', 'error', 'crashed', 'canceled']);
const FINISH_TIMEOUT_MS = 60_000;

/** Newest first. */
export async function listExecutions(
	client: N8nRestClient,
	workflowId: string,
): Promise<ExecutionSummary[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const page = await client.request<{ results: ExecutionSummary[] }>(
		'GET',
		`/rest/executions?filter=${filter}&limit=100`,
	);
	return page.results;
}

/** With the data so far. */
export async function readExecution(client: N8nRestClient, id: string): Promise<Execution> {
	const { status, mode, data } = await client.request<ExecutionSummary & { data: string }>(
		'GET',
		`/rest/executions/${id}`,
	);
	const result = (parse(data) as { resultData?: ResultData }).resultData;
	const runOf = (nodeName: string) => result?.runData[nodeName]?.[0];
	return {
		id,
		status,
		mode,
		error: result?.error?.message,
		advice: result?.error?.description,
		ran: (nodeName) => runOf(nodeName) !== undefined,
		outputsOf(nodeName) {
			const run = runOf(nodeName);
			if (run === undefined) throw new Error(`The node "${nodeName}" did not run.`);
			return Object.values(run.data ?? {})
				.flat()
				.map((items) => items ?? []);
		},
	};
}

/** Waits until an execution after `after` has finished, and returns it. */
export async function waitForExecution(
	client: N8nRestClient,
	workflowId: string,
	{ after = 0 } = {},
): Promise<Execution> {
	const finished = async () => {
		const [newest] = await listExecutions(client, workflowId);
		return newest !== undefined && Number(newest.id) > after && FINISHED.has(newest.status)
			? newest
			: undefined;
	};
	const { id } = await poll(finished, {
		timeoutMs: FINISH_TIMEOUT_MS,
		waitingFor: 'the execution to end',
	});
	return await readExecution(client, id);
}
