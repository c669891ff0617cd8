import type { INodeOutputConfiguration, INodeParameters, INodeProperties } from 'n8n-workflow';

import { OPERATIONS } from './operations/operations.ts';
import type { Operation } from './run/operation.ts';

const operationParameter: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: OPERATIONS.map(({ title: name, value, description, action }) => ({
		name,
		value,
		description,
		action,
	})),
	default: 'recognize',
};

export const parameters: INodeProperties[] = [
	operationParameter,
	...OPERATIONS.flatMap(({ value, parameters }) =>
		parameters.map((parameter) => {
			const { show, ...others } = parameter.displayOptions ?? {};
			return { ...parameter, displayOptions: { ...others, show: { operation: [value], ...show } } };
		}),
	),
];

const outputsByValue = OPERATIONS.map(({ value, outputs }) => `${value}: ${outputs.toString()}`);

/** An expression, which n8n evaluates in the editor and in the engine. */
export const outputsExpression: `={{${string}}}` = `={{ (${outputsOf.toString()})({ ${outputsByValue.join(', ')} }, $parameter) }}`;

const titlesByValue = Object.fromEntries(OPERATIONS.map(({ value, title }) => [value, title]));

export const subtitle = `={{ (${JSON.stringify(titlesByValue)})[$parameter["operation"]] + ($parameter["operation"] === "recognize" ? " per " + ($parameter["oneItemPer"] === "side" ? "Side" : "Person") : "") }}`;

/** Like the functions that it is given, this one may use nothing from outside. */
function outputsOf(
	operations: Record<string, Operation['outputs']>,
	parameters: INodeParameters,
): INodeOutputConfiguration[] {
	const titles = (operations[parameters.operation as string] ?? operations.recognize)(parameters);
	return titles.map((title) =>
		title === '' ? { type: 'main' } : { type: 'main', displayName: title },
	);
}
