import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ResultSettings } from './result-settings.ts';

/** Gives the output item for one input item's result, paired to it. */
export function itemOf(
	context: IExecuteFunctions,
	itemIndex: number,
	result: IDataObject,
	{ includeInputFields, keepFiles, outputField }: ResultSettings,
): INodeExecutionData {
	const input = context.getInputData()[itemIndex];
	const placed = outputField === '' ? result : { [outputField]: result };
	return {
		// On a name that both have, the result stands.
		json: { ...(includeInputFields ? input.json : {}), ...placed },
		...(keepFiles && input.binary !== undefined ? { binary: input.binary } : {}),
		pairedItem: { item: itemIndex },
	};
}
