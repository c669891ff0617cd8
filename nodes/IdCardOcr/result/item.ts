import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { FILES_FIELD, holdsFilesInJson } from '../input/item-files.ts';
import type { ResultSettings } from './result-settings.ts';

/** Gives the output item for one input item's result, paired to it. */
export function itemOf(
	context: IExecuteFunctions,
	itemIndex: number,
	result: IDataObject,
	{ includeInputFields, keepFiles, outputField }: ResultSettings,
): INodeExecutionData {
	const input = context.getInputData()[itemIndex];
	const { row, files } = split(context, input.json);
	const placed = outputField === '' ? result : { [outputField]: result };
	return {
		// On a name that both have, the result stands.
		json: { ...(includeInputFields ? row : {}), ...(keepFiles ? files : {}), ...placed },
		...(keepFiles && input.binary !== undefined ? { binary: input.binary } : {}),
		pairedItem: { item: itemIndex },
	};
}

/** Where the files lie in the JSON, they are no column of the row. */
function split(
	context: IExecuteFunctions,
	json: IDataObject,
): { row: IDataObject; files: IDataObject } {
	if (!holdsFilesInJson(context) || !(FILES_FIELD in json)) return { row: json, files: {} };
	const { [FILES_FIELD]: files, ...row } = json;
	return { row, files: { [FILES_FIELD]: files } };
}
