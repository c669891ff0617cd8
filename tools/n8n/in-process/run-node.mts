import type {
	GenericValue,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IRun,
	IWorkflowExecuteAdditionalData,
	NodeExecutionHint,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { fileURLToPath } from 'node:url';

import { inMemoryCredentials, type ApiZeroCredential } from './credentials.mts';
import { core, workflow as n8nWorkflow } from './engine.mts';

const { NodeHelpers, Workflow } = n8nWorkflow;

const PACKAGE_FOLDER = fileURLToPath(new URL('../../..', import.meta.url));
const NODE_NAME = 'ID Card OCR';

/** One run of the node, configured as in the editor. */
export interface NodeRunOptions {
	items: INodeExecutionData[];
	parameters?: INodeParameters;
	/** If omitted, the node has no credential selected. */
	credential?: ApiZeroCredential;
	onError?: INode['onError'];
	retryOnFail?: { maxTries: number; waitBetweenTries: number };
	/** How the workflow was started; 'manual' is the editor. */
	mode?: WorkflowExecuteMode;
	/** The newest unless a test is about an older one. */
	typeVersion?: number;
	/** Uses the type name under which n8n offers the node to an AI agent. */
	asTool?: boolean;
	/** Whether the workflow keeps files next to the JSON (n8n's default) or inside it. */
	binaryMode?: 'separate' | 'combined';
	/** The folder of the built package; by default this checkout. */
	packageFolder?: string;
	/** Called when the execution has started, with a function that stops it. */
	onStart?: (stop: () => void) => void;
}

export interface NodeRunResult {
	/** As on the canvas, in order; an error output comes last. */
	outputNames: string[];
	outputs: INodeExecutionData[][];
	/** Set if the node threw and so stopped the workflow. */
	error?: { message: string; description?: string | null; context?: IDataObject };
	hints: NodeExecutionHint[];
	run: IRun;
}

type Loader = InstanceType<typeof core.PackageDirectoryLoader>;

const loading = new Map<string, Promise<Loader>>();

/** Loads the built package from `dist/` as n8n loads a community package. */
export async function loadPackage(folder = PACKAGE_FOLDER): Promise<Loader> {
	const load = async () => {
		const loader = new core.PackageDirectoryLoader(folder);
		await loader.loadAll();
		return loader;
	};
	const loader = loading.get(folder) ?? load();
	loading.set(folder, loader);
	return await loader;
}

export async function runNode(options: NodeRunOptions): Promise<NodeRunResult> {
	const loader = await loadPackage(options.packageFolder);
	const nodeType = loader.getNode('idCardOcr').type as INodeType;
	const credentialType = loader.getCredential('apiZeroApi').type;
	const types: Record<string, INodeType> = {
		start: startNode(options.items),
		card: nodeType,
		cardTool: asTool(nodeType),
	};

	const start = { id: '1', name: 'Start', type: 'start', typeVersion: 1, parameters: {} };
	const card: INode = {
		id: '2',
		name: NODE_NAME,
		type: options.asTool ? 'cardTool' : 'card',
		typeVersion: options.typeVersion ?? 2,
		position: [200, 0],
		parameters: options.parameters ?? {},
		...(options.credential ? { credentials: { apiZeroApi: { id: '1', name: 'Test' } } } : {}),
		...(options.onError ? { onError: options.onError } : {}),
		...(options.retryOnFail ? { retryOnFail: true, ...options.retryOnFail } : {}),
	};
	const workflow = new Workflow({
		id: '1',
		nodes: [{ ...start, position: [0, 0] }, card],
		connections: { Start: { main: [[{ node: NODE_NAME, type: 'main', index: 0 }]] } },
		active: false,
		nodeTypes: {
			getByName: (name: string) => types[name],
			getByNameAndVersion: (name: string) => types[name],
			getKnownTypes: () => ({}),
		},
		settings: {
			executionOrder: 'v1',
			...(options.binaryMode ? { binaryMode: options.binaryMode } : {}),
			timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
		},
	});
	const hooks = new core.ExecutionLifecycleHooks('manual', '1', {
		id: '1',
		name: 'In process',
		nodes: [],
		connections: {},
		settings: {},
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(),
		updatedAt: new Date(),
	} as unknown as ConstructorParameters<typeof core.ExecutionLifecycleHooks>[2]);
	const additionalData = {
		hooks,
		executionId: '1',
		credentialsHelper: inMemoryCredentials(
			options.credential,
			credentialType.authenticate as never,
		),
		variables: {},
		restApiUrl: 'http://localhost/rest',
		instanceBaseUrl: 'http://localhost',
		webhookBaseUrl: 'http://localhost/webhook',
		webhookTestBaseUrl: 'http://localhost/webhook-test',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
	} as unknown as IWorkflowExecuteAdditionalData;

	const execution = new core.WorkflowExecute(additionalData, options.mode ?? 'trigger');
	const running = execution.run({ workflow, startNode: workflow.getNode('Start')! });
	options.onStart?.(() => running.cancel());
	const run = await running;

	const outputNames = NodeHelpers.getNodeOutputs(workflow, card, nodeType.description).map(
		(output) => (typeof output === 'string' ? output : (output.displayName ?? output.type)),
	);
	const task = run.data.resultData.runData[NODE_NAME]?.at(-1);
	return {
		outputNames,
		outputs: outputNames.map((_, i) => task?.data?.main[i] ?? []),
		error: run.data.resultData.error as NodeRunResult['error'],
		hints: task?.hints ?? [],
		run,
	};
}

/** The node as n8n offers it to an AI agent: under a name of its own. */
function asTool(nodeType: INodeType): INodeType {
	const description = { ...nodeType.description, name: `${nodeType.description.name}Tool` };
	return Object.create(nodeType, { description: { value: description } }) as INodeType;
}

function startNode(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Start',
			name: 'start',
			group: ['trigger'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
		async execute() {
			return [items];
		},
	} satisfies INodeType;
}

/** Returns an item with an inline file, as n8n passes files kept in memory. */
export function fileItem(
	file: Uint8Array,
	{ json = {}, field = 'data', fileName = 'card.jpg', mimeType = 'image/jpeg' } = {} as {
		json?: Record<string, GenericValue>;
		field?: string;
		fileName?: string;
		mimeType?: string;
	},
): INodeExecutionData {
	return {
		json: json as IDataObject,
		binary: { [field]: { data: Buffer.from(file).toString('base64'), mimeType, fileName } },
	};
}
