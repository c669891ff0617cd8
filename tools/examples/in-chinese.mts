import { Dictionary, type Words } from './words.mts';

/** The part of a workflow's export that this is about. */
export interface ExampleWorkflow {
	name: string;
	nodes: ExampleNode[];
	connections: Record<string, Record<string, Array<Array<{ node: string }>>>>;
}

interface ExampleNode {
	id: string;
	name: string;
	webhookId?: string;
	parameters: Record<string, unknown>;
}

/** Added to addresses, so that both languages can be published in one n8n. */
const ADDRESS_SUFFIX = '-zh';

/** Parameters that people read; the others are names and codes. */
const SHOWN = new Set([
	...['content', 'formTitle', 'formDescription', 'fieldLabel', 'option', 'html', 'buttonLabel'],
	...['completionTitle', 'completionMessage', 'formSubmittedText'],
	...['tableName', 'sheetName', 'value', 'systemMessage', 'toolDescription'],
	...['outputKey', 'renameFallbackOutput'],
]);

/** The string literals of an expression. */
const LITERALS = /`[^`]*`|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gs;

const isExpression = (text: string) => text.startsWith('=');

/**
 * Returns an example in Chinese. Its nodes, fields, columns, codes and parameters stay the same,
 * apart from what `parameters` of the words says.
 *
 * @returns the workflow, and the words that it has no use for.
 */
export function inChinese<T extends ExampleWorkflow>(
	example: T,
	{ words, parameters = {} }: Words,
): { workflow: T; unused: string[] } {
	const dictionary = new Dictionary(words);
	const nodes = example.nodes.map((node) => {
		const translated = translateValue(node.parameters, dictionary) as Record<string, unknown>;
		return {
			...node,
			name: dictionary.translate(node.name),
			...(node.webhookId === undefined ? {} : { webhookId: node.webhookId + ADDRESS_SUFFIX }),
			parameters: { ...translated, ...parameters[node.name] },
		};
	});
	const unknown = Object.keys(parameters).filter(
		(name) => !example.nodes.some((node) => node.name === name),
	);
	const connections = Object.entries(example.connections).map(([from, byType]) => [
		dictionary.translate(from),
		Object.fromEntries(
			Object.entries(byType).map(([type, outputs]) => [
				type,
				outputs.map((wires) =>
					wires.map((wire) => ({ ...wire, node: dictionary.translate(wire.node) })),
				),
			]),
		),
	]);
	const workflow = {
		...example,
		name: dictionary.translate(example.name),
		nodes,
		connections: Object.fromEntries(connections) as T['connections'],
	};
	return { workflow, unused: [...dictionary.unused, ...unknown] };
}

function translateValue(value: unknown, dictionary: Dictionary, key = ''): unknown {
	if (typeof value === 'string') return translateText(value, dictionary, key);
	if (Array.isArray(value)) return value.map((one) => translateValue(one, dictionary, key));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [name, translateValue(one, dictionary, name)]),
	);
}

function translateText(text: string, dictionary: Dictionary, key: string): string {
	if (isExpression(text)) {
		return text.replace(
			LITERALS,
			(literal) => literal[0] + dictionary.translate(literal.slice(1, -1)) + literal[0],
		);
	}
	return SHOWN.has(key) ? dictionary.translate(text) : text;
}

/** Every text of a node's parameters that people may read: also of expressions, with their codes. */
export function shownTexts(value: unknown, key = ''): string[] {
	if (typeof value === 'string') {
		if (isExpression(value)) return literalsOf(value);
		return SHOWN.has(key) ? [value] : [];
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, one]) =>
		shownTexts(one, Array.isArray(value) ? key : name),
	);
}

/** The string literals of an expression without the keys of its objects. */
function literalsOf(expression: string): string[] {
	const keys = /'[\w-]+'(?=:)/g;
	return (expression.replaceAll(keys, '').match(LITERALS) ?? []).map((literal) =>
		literal.slice(1, -1),
	);
}
