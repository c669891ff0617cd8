// Everything that documents tell of the node, from where it is defined.
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { emptyIdCardFields } from '../../domain/id-card.ts';
import { checkCard } from '../../nodes/IdCardOcr/card/card-checks.ts';
import { compareCards, withComparison } from '../../nodes/IdCardOcr/card/card-comparison.ts';
import { OPERATIONS } from '../../nodes/IdCardOcr/operations/operations.ts';
import { checksJson } from '../../nodes/IdCardOcr/result/checks-json.ts';

export { PRINTED_FIELDS } from '../../domain/required-fields.ts';
export { FIELD_TITLES } from '../../nodes/IdCardOcr/card/field-naming.ts';
export { MASKING_PRESETS, type MaskingPreset } from '../../nodes/IdCardOcr/card/masking-preset.ts';
export { PROBLEMS } from '../../nodes/IdCardOcr/card/problem-code.ts';
export { explainCode } from '../../nodes/IdCardOcr/failure/code-explanation.ts';
export { OTHER_NAMES, PERIOD_NAMES } from '../../nodes/IdCardOcr/input/field-aliases.ts';
export { LONE_SENTENCES } from '../../nodes/IdCardOcr/match-sides/lone-side-json.ts';

/** Returns the choices of a parameter. */
export const choicesOf = ({ options = [] }: INodeProperties) => options as INodePropertyOptions[];

/** Each operation's title and its outputs' titles. */
export function outputsOfOperations(): Array<{ operation: string; outputs: string[] }> {
	return OPERATIONS.map(({ title, outputs }) => ({ operation: title, outputs: outputs({}) }));
}

/** The options of 'Recognize ID Card', which has nearly all, where the node is no AI agent's tool. */
export function recognizeOptions(): INodeProperties[] {
	const recognize = OPERATIONS.find(({ value }) => value === 'recognize')!;
	const { options } = recognize.parameters.find(({ name }) => name === 'options')!;
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
