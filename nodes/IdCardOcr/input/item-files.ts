import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { InputItem } from '../result/item.ts';

/** Where n8n moves an item's files when the workflow's setting `binaryMode` is 'combined'. */
const FILES_FIELD = '_files';

/** Whether this workflow's items hold their files in the JSON, as n8n 2.41 can. */
export function holdsFilesInJson(context: IExecuteFunctions): boolean {
	// Absent before n8n 2, which has no such mode either.
	return context.getWorkflowSettings?.().binaryMode === 'combined';
}

/**
 * Returns the files of an item by field, wherever this workflow keeps them. Outside the combined
 * mode the JSON is ignored: its content may come from a stranger, and n8n opens any stored file by
 * its id.
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

/** Returns an input item with its files separated from its row, wherever this workflow keeps them. */
export function inputItem(context: IExecuteFunctions, itemIndex: number): InputItem {
	const { json, binary } = context.getInputData()[itemIndex];
	if (!holdsFilesInJson(context) || !(FILES_FIELD in json)) {
		return { itemIndex, row: json, filesInJson: {}, binary };
	}
	const { [FILES_FIELD]: files, ...row } = json;
	return { itemIndex, row, filesInJson: { [FILES_FIELD]: files }, binary };
}

/** Whether a value is a file as n8n keeps it. */
export function isFile(value: unknown): value is IBinaryData {
	return (
		typeof value === 'object' &&
		value !== null &&
		'mimeType' in value &&
		('data' in value || 'id' in value)
	);
}
