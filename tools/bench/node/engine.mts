// The engine of the cached n8n, which runs both n8n's own nodes and ours.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
	IBinaryKeyData,
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { inMemoryCredentials } from '../../n8n/in-process/credentials.mts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The folder of the installed n8n, passed by the parent process. */
const n8nFolder = process.env.BENCH_N8N_FOLDER ?? '';
const require = createRequire(join(n8nFolder, 'node_modules/n8n/package.json'));
require('reflect-metadata');
const core = require('n8n-core') as typeof import('n8n-core');
const { Workflow } = require('n8n-workflow') as typeof import('n8n-workflow');
const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as {
	Container: { get<Service>(type: abstract new (...args: never[]) => Service): Service };
};

const STORED_BY = { type: 'execution', workflowId: '1', executionId: '1' } as const;

/** Stores files in n8n's binary data store, by field, and returns an item with them. */
export async function storedItem(
	files: Record<string, Buffer>,
	json: IDataObject = {},
): Promise<INodeExecutionData> {
	const store = Container.get(core.BinaryDataService);
	const about = { data: '', mimeType: 'image/jpeg', fileName: 'card.jpg' };
	const binary: IBinaryKeyData = {};
	for (const [field, file] of Object.entries(files)) {
		binary[field] = await store.store(STORED_BY, file, { ...about });
	}
	return { json, binary };
}

/** Initializes n8n's binary data store. */
export async function openStore(): Promise<void> {
	await Container.get(core.BinaryDataService).init();
}

/** Loads node types by full name: n8n's own, and ours from `dist/`. */
export async function loadNodeTypes(names: string[]): Promise<Record<string, INodeType>> {
	const base = new core.PackageDirectoryLoader(
		join(require.resolve('n8n-nodes-base/package.json'), '..'),
	);
	const ours = new core.PackageDirectoryLoader(ROOT);
	await ours.loadAll();
	const types: Record<string, INodeType> = {};
	for (const name of names) {
		const [pack, type] = name.split('.');
		const loader = pack === 'n8n-nodes-base' ? base : ours;
		if (loader === base) await base.loadAll();
		types[name] = loader.getNode(type).type as INodeType;
	}
	return types;
}

/**
 * Runs a workflow on the given items to its end; its nodes stand in a row after `Start` unless connections are given.
 * Throws the error that stopped it, if any.
 */
export async function runWorkflow(parts: {
	items: INodeExecutionData[];
	nodes: INode[];
	types: Record<string, INodeType>;
	credential: { apiKey: string; baseUrl: string };
	connections?: IConnections;
	/** Data tables, if a node uses one. */
	dataTables?: object;
}): Promise<IRun> {
	const start: INode = {
		id: 'start',
		name: 'Start',
		type: 'start',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const nodes = [start, ...parts.nodes];
	const connections = parts.connections ?? inARow(nodes);
	const types: Record<string, INodeType> = { ...parts.types, start: startType(parts.items) };
	const workflow = new Workflow({
		id: '1',
		nodes,
		connections,
		active: false,
		nodeTypes: {
			getByName: (name) => types[name],
			getByNameAndVersion: (name, version) => versioned(types[name], version),
			getKnownTypes: () => ({}),
		},
		settings: { executionOrder: 'v1' },
	});
	const { ApiZeroApi } = require(join(ROOT, 'dist/credentials/ApiZeroApi.credentials.js'));
	const additionalData = {
		hooks: new core.ExecutionLifecycleHooks('trigger', '1', workflowData(nodes, connections)),
		executionId: '1',
		credentialsHelper: inMemoryCredentials(parts.credential, new ApiZeroApi().authenticate),
		startRunnerTask: runCodeHere,
		...(parts.dataTables && { 'data-table': { dataTableProxyProvider: parts.dataTables } }),
		variables: {},
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
	} as unknown as IWorkflowExecuteAdditionalData;
	const run = await new core.WorkflowExecute(additionalData, 'trigger').run({
		workflow,
		startNode: workflow.getNode('Start')!,
	});
	if (run.data.resultData.error) throw run.data.resultData.error;
	return run;
}

function inARow(nodes: readonly INode[]): IConnections {
	const connections: IConnections = {};
	nodes.slice(0, -1).forEach((node, i) => {
		connections[node.name] = { main: [[{ node: nodes[i + 1].name, type: 'main', index: 0 }]] };
	});
	return connections;
}

function versioned(type: INodeType, version?: number): INodeType {
	const { nodeVersions } = type as unknown as { nodeVersions?: Record<number, INodeType> };
	return nodeVersions && version !== undefined ? nodeVersions[version] : type;
}

function startType(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			...{ displayName: 'Start', name: 'start', group: ['trigger'], version: 1 },
			...{ description: '', defaults: {}, inputs: [], outputs: ['main'], properties: [] },
		},
		execute: async () => [items],
	} as INodeType;
}

function workflowData(nodes: INode[], connections: IConnections) {
	return {
		id: '1',
		name: 'Bench',
		nodes,
		connections,
		settings: {},
	} as unknown as ConstructorParameters<typeof core.ExecutionLifecycleHooks>[2];
}

/**
 * Runs the code of a Code node in this process. A real n8n sends the items to a task runner and back,
 * so this measures a lower bound.
 */
async function runCodeHere(...args: unknown[]): Promise<{ ok: true; result: unknown }> {
	const settings = args[2] as { code: string };
	const items = args[11] as INodeExecutionData[];
	const run = new Function('$input', `return (async () => { ${settings.code} })()`);
	return { ok: true, result: await run({ all: () => items }) };
}
