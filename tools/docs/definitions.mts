// Everything that documents tell of the node, from where it is defined.
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { checkCard } from '../../nodes/IdCardOcr/card/card-checks.ts';
import { compareCards, withComparison } from '../../nodes/IdCardOcr/card/card-comparison.ts';
import { emptyIdCardFields } from '../../domain/id-card.ts';
import { OTHER_NAMES, PERIOD_NAMES } from '../../nodes/IdCardOcr/input/field-aliases.ts';
import { configuredOutputs } from '../../nodes/IdCardOcr/outputs.ts';
import { parameters } from '../../nodes/IdCardOcr/parameters/index.ts';
import { checksJson } from '../../nodes/IdCardOcr/result/checks-json.ts';

export { MASKING_PRESETS, type MaskingPreset } from '../../nodes/IdCardOcr/card/masking-preset.ts';
export { PROBLEMS } from '../../nodes/IdCardOcr/card/problem-code.ts';
export { PRINTED_FIELDS } from '../../domain/required-fields.ts';
export { explainCode } from '../../nodes/IdCardOcr/failure/code-explanation.ts';
export { FIELD_TITLES } from '../../nodes/IdCardOcr/result/field-naming.ts';
export { LONE_SENTENCES } from '../../nodes/IdCardOcr/result/lone-side-json.ts';
export { OTHER_NAMES, PERIOD_NAMES };

/** The operations by their values, in the order that documents have them. */
const OPERATIONS = [
	...['recognize', 'recognizeBothSides'],
	...['checkIdCard', 'checkIdNumber', 'matchSides'],
];

/** Returns the choices of a parameter. */
export const choicesOf = ({ options = [] }: INodeProperties) => options as INodePropertyOptions[];

/** Each operation's title and its outputs' titles. */
export function outputsOfOperations(): Array<{ operation: string; outputs: string[] }> {
	const { options = [] } = parameters.find(({ name }) => name === 'operation')!;
	const titleOf = (operation: string) =>
		(options as INodePropertyOptions[]).find(({ value }) => value === operation)!.name;
	return OPERATIONS.map((operation) => ({
		operation: titleOf(operation),
		outputs: configuredOutputs({ operation }).map(({ displayName = '' }) => displayName),
	}));
}

/** The options of 'Recognize ID Card', which has nearly all, where the node is no AI agent's tool. */
export function recognizeOptions(): INodeProperties[] {
	const { options } = parameters.find(({ name }) => name === 'options')!;
	return (options as INodeProperties[]).filter(
		({ displayOptions }) => displayOptions?.show?.['@tool'] === undefined,
	);
}

/** The keys of `checks` on an item that was compared with a second reading, and the columns of such an item. */
export function checkNames(): { keys: string[]; columns: string[] } {
	const none = emptyIdCardFields();
	const checks = withComparison(checkCard({}, '2026-11-25', [1, 0]), compareCards(none, none));
	return {
		keys: [...Object.keys(checks), 'normalized'],
		columns: Object.keys(checksJson(checks, [], 'columns')),
	};
}
