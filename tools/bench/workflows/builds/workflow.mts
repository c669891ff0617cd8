import type { IConnections, INode, INodeParameters } from 'n8n-workflow';

/** A workflow after its trigger, as a user builds it in the editor. */
export interface BuiltWorkflow {
	nodes: INode[];
	/** Including those of the trigger, which is called `Start`. */
	connections: IConnections;
}

/** What a build needs to know of the service. */
export interface BuildSettings {
	/** The stub's address. */
	url: string;
	/** Whether a Code node checks the number, where the service does not. */
	hasNumberCheck?: boolean;
}

/** How long a call may take, the same for every approach. */
export const TIMEOUT_MS = 2000;

type NodeSettings = Partial<
	Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries' | 'credentials'>
>;

/** Returns a node of n8n's own, or of another package by its full type. */
export function node(
	name: string,
	[type, typeVersion]: readonly [type: string, version: number],
	parameters: unknown = {},
	settings: NodeSettings = {},
): INode {
	return {
		id: name,
		name,
		type: type.includes('.') ? type : `n8n-nodes-base.${type}`,
		typeVersion,
		position: [0, 0],
		parameters: parameters as INodeParameters,
		...settings,
	};
}

export const TYPES = {
	code: ['code', 2],
	dataTable: ['dataTable', 1.1],
	extract: ['extractFromFile', 1],
	http: ['httpRequest', 4.2],
	idCardOcr: ['n8n-nodes-apizero.idCardOcr', 2],
	if: ['if', 2.2],
	loop: ['splitInBatches', 3],
	merge: ['merge', 3.2],
	noOp: ['noOp', 1],
	set: ['set', 3.4],
	wait: ['wait', 1.1],
} as const;

/** A line on the canvas: from a node's output, counted from 0, to a node's input. */
export type Line = readonly [from: string, output: number, to: string, input?: number];

/** Returns connections as n8n keeps them. */
export function connect(lines: readonly Line[]): IConnections {
	const connections: IConnections = {};
	for (const [from, output, to, index = 0] of lines) {
		const outputs = ((connections[from] ??= { main: [] }).main ??= []);
		while (outputs.length <= output) outputs.push([]);
		outputs[output]!.push({ node: to, type: 'main', index });
	}
	return connections;
}

/** How a good user sets up a request: a deadline, retries, failed items on an output of their own. */
export const CAREFUL = {
	retryOnFail: true,
	maxTries: 5,
	waitBetweenTries: 1000,
	onError: 'continueErrorOutput',
} as const;

/** Returns an Edit Fields node that keeps nothing but these fields. */
export function fields(
	name: string,
	values: Record<string, string>,
	settings: NodeSettings = {},
): INode {
	const assignments = Object.entries(values).map(([field, value]) => ({
		id: field,
		name: field,
		value,
		type: field === 'card' ? 'object' : 'string',
	}));
	return node(name, TYPES.set, { assignments: { assignments }, options: {} }, settings);
}

/** Returns an If node that asks whether an expression is true. */
export function isTrue(name: string, expression: string): INode {
	const operator = { type: 'boolean', operation: 'true', singleValue: true };
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 };
	const conditions = [{ id: 'a', leftValue: expression, rightValue: '', operator }];
	return node(name, TYPES.if, {
		conditions: { options, conditions, combinator: 'and' },
		options: {},
	});
}

/** Returns a node that makes base64 text of a file. The encoding is set, since n8n takes long to guess it. */
export function extractBase64(name: string, file: string, key: string): INode {
	return node(name, TYPES.extract, {
		operation: 'binaryToPropery',
		binaryPropertyName: file,
		destinationKey: key,
		options: { encoding: 'utf8', keepSource: 'both' },
	});
}

/** Returns a Data Table node that saves a row by e-mail address, one column for each key of the item. */
export function saveByEmail(name: string, email: string): INode {
	return node(name, TYPES.dataTable, {
		resource: 'row',
		operation: 'upsert',
		dataTableId: { __rl: true, mode: 'id', value: 'people' },
		matchType: 'allConditions',
		filters: { conditions: [{ keyName: 'email', condition: 'eq', keyValue: email }] },
		columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] },
		options: {},
	});
}
