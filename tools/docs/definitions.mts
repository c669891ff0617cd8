// Everything that documents tell of the node, from where it is defined.
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { columnTitle, FIELD_TITLES } from '../../nodes/IdCardOcr/card/field-naming.ts';
import { OPERATIONS } from '../../nodes/IdCardOcr/operations/operations.ts';

export { COLUMNS, confidenceColumn, MEASURES, measureColumn } from '../../domain/column.ts';
export { ENGLISH } from '../../domain/language/english.ts';
export { PRINTED_FIELDS } from '../../domain/required-fields.ts';
export { columnTitle, FIELD_TITLES };
export { MASKING_PRESETS, type MaskingPreset } from '../../nodes/IdCardOcr/card/masking-preset.ts';
export { isAbout } from '../../nodes/IdCardOcr/card/problem-code.ts';
export { causeOfCode, explainCode } from '../../nodes/IdCardOcr/failure/code-explanation.ts';
export { OTHER_NAMES, PERIOD_NAMES } from '../../nodes/IdCardOcr/input/field-aliases.ts';

/** Returns the choices of a parameter. */
export const choicesOf = ({ options = [] }: INodeProperties) => options as INodePropertyOptions[];

/** Each operation's title, and its outputs' titles as its parameters decide. */
export function outputsOfOperations(): Array<{ operation: string; outputs: string[] }> {
	return OPERATIONS.flatMap(({ title, outputs, parameters }) => {
		const itemPer = parameters.find(({ name }) => name === 'oneItemPer');
		if (itemPer === undefined) return [{ operation: title, outputs: outputs({}) }];
		return choicesOf(itemPer).map(({ name, value }) => ({
			operation: `${title}, per ${name}`,
			outputs: outputs({ oneItemPer: value }),
		}));
	});
}

/** The options in a parameter of 'Recognize ID Card', which has all, where the node is no AI agent's tool. */
export function recognizeOptions(parameter: 'options' | 'serverOptions'): INodeProperties[] {
	const recognize = OPERATIONS.find(({ value }) => value === 'recognize')!;
	const { options } = recognize.parameters.find(({ name }) => name === parameter)!;
	return (options as INodeProperties[]).filter(
		({ displayOptions }) => displayOptions?.show?.['@tool'] === undefined,
	);
}
