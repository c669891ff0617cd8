import type { INodeOutputConfiguration, INodeParameters, INodeProperties } from 'n8n-workflow';

import { OPERATIONS } from './operations/operations.ts';
import type { Operation } from './run/operation.ts';

const byValue = <Value>(valueOf: (operation: Operation) => Value): Array<[string, Value]> =>
	OPERATIONS.map((operation) => [operation.value, valueOf(operation)]);

/** They need no credential. */
export const WITHOUT_CALLS = OPERATIONS.filter(({ callsService }) => !callsService).map(
	({ value }) => value,
);

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

/** An expression, which n8n evaluates in the editor and in the engine. */
export const outputsExpression: `={{${string}}}` = `={{ (${outputsOf.toString()})({ ${byValue(
	({ outputs }) => outputs.toString(),
)
	.map((entry) => entry.join(': '))
	.join(', ')} }, $parameter) }}`;

export const subtitle = `={{ (${JSON.stringify(Object.fromEntries(byValue(({ title }) => title)))})[$parameter["operation"]] + ($parameter["operation"] === "recognize" ? " per " + ($parameter["oneItemPer"] === "person" ? "Person" : "Side") : "") }}`;

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
