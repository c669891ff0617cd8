import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { InputItem } from '../result/item.ts';

/** Where n8n moves an item's files when the workflow's setting `binaryMode` is 'combined'. */
const FILES_FIELD = '_files';

/** Tells whether this workflow's items hold their files in the JSON, which n8n 2.41 can. */
export function holdsFilesInJson(context: IExecuteFunctions): boolean {
	// Absent before n8n 2, which has no such mode either.
	return context.getWorkflowSettings?.().binaryMode === 'combined';
}

/**
 * Gives the files of an item by their field, wherever this workflow keeps them. Outside of the
 * combined mode the JSON is not looked at: what stands there may have come from a stranger, and n8n
 * opens any stored file whose id it is given.
 */
export function filesOf(
	context: IExecuteFunctions,
	itemIndex: number,
): Record<string, IBinaryData> {
	const { json, binary = {} } = context.getInputData()[itemIndex];
	const inJson = holdsFilesInJson(context) ? json[FILES_FIELD] : undefined;
	if (typeof inJson !== 'object' || inJson === null) return binary;
	const files = Object.entries(inJson as IDataObject).filter(([, value]) => isFile(value));
	return { ...(Object.fromEntries(files) as unknown as typeof binary), ...binary };
}

/** Returns an input item with its row and its files apart, wherever this workflow keeps those. */
export function inputItem(context: IExecuteFunctions, itemIndex: number): InputItem {
	const { json, binary } = context.getInputData()[itemIndex];
	if (!holdsFilesInJson(context) || !(FILES_FIELD in json)) {
		return { itemIndex, row: json, filesInJson: {}, binary };
	}
	const { [FILES_FIELD]: files, ...row } = json;
	return { itemIndex, row, filesInJson: { [FILES_FIELD]: files }, binary };
}

function isFile(value: unknown): boolean {
	return (
		typeof value === 'object' &&
		value !== null &&
		'mimeType' in value &&
		('data' in value || 'id' in value)
	);
}
