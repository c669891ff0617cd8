import { parse } from 'flatted';
import { poll } from '../../processes/poll.mts';
import type { N8nRestClient } from './rest-client.mts';

/** One run of a workflow in n8n's list. */
export interface ExecutionSummary {
	id: string;
	status: string;
	mode: string;
}

/** A file beside an item's JSON. */
export interface BinaryReference {
	id: string;
	fileName: string;
	mimeType: string;
}

/** An item a node gave. */
export interface Item {
	json: Record<string, unknown>;
	binary?: Record<string, BinaryReference>;
	pairedItem?: unknown;
}

/** One run of a workflow with everything its nodes gave. */
export interface Execution extends ExecutionSummary {
	/** Message of the error that ended the run, if one did. */
	error?: string;
	/** Whether the node ran at all. */
	ran(nodeName: string): boolean;
	/** The items of each output of the node's first run, an empty array where nothing came. */
	outputsOf(nodeName: string): Item[][];
	/** What the node told the person ("hints"), such as how many pictures were no cards. */
	hintsOf(nodeName: string): string[];
}

interface NodeRun {
	data?: Record<string, Array<Item[] | null>>;
	hints?: Array<{ message: string }>;
}

interface ResultData {
	runData: Record<string, NodeRun[]>;
	error?: { message: string };
}

const FINISHED = new Set(['success', 'error', 'crashed', 'canceled']);
const FINISH_TIMEOUT_MS = 60_000;

/** Gives a workflow's runs, the newest first. */
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

/** Gives one run with its data, as far as it has come. */
export async function readExecution(client: N8nRestClient, id: string): Promise<Execution> {
	const { status, mode, data } = await client.request<ExecutionSummary & { data: string }>(
		'GET',
		`/rest/executions/${id}`,
	);
	const result = (parse(data) as { resultData?: ResultData }).resultData;
	const runOf = (nodeName: string) => result?.runData[nodeName]?.[0];
	return {
		...{ id, status, mode },
		error: result?.error?.message,
		ran: (nodeName) => runOf(nodeName) !== undefined,
		outputsOf(nodeName) {
			const run = runOf(nodeName);
			if (run === undefined) throw new Error(`The node "${nodeName}" did not run.`);
			return Object.values(run.data ?? {})
				.flat()
				.map((items) => items ?? []);
		},
		hintsOf: (nodeName) => (runOf(nodeName)?.hints ?? []).map((hint) => hint.message),
	};
}

/** Waits until the workflow's newest run after `after` has ended, and gives it. */
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
