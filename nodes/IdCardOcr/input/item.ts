import type { IBinaryData, IBinaryKeyData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isRecord } from '../../../domain/reply-value.ts';

/** Where n8n moves an item's files when the workflow's setting `binaryMode` is 'combined'. */
export const FILES_FIELD = '_files';

/** A field named after its file may reveal the card holder. */
const PLAIN_FIELD_NAME = /^[A-Za-z_]{1,30}\d{0,3}$/;

/** One input item, its files separated from its row. */
export interface NodeItem {
	itemIndex: number;
	row: IDataObject;
	/** Its files by field, wherever the workflow keeps them. */
	files: IBinaryKeyData;
	/** Whether it keeps them in the JSON, where n8n also moves those of the items that the node returns. */
	areFilesInJson: boolean;
	/** Whether the node runs as an AI agent's tool. */
	asTool: boolean;
	/** Of the node, as the workflow was saved with it. */
	typeVersion: number;
	/** May differ from item to item. */
	parameter: (name: string, fallback?: unknown) => unknown;
	/** Returns the file in a field, or the file itself that an expression returned; `undefined` if it is absent. */
	file: (field: string | IBinaryData) => ItemFile | undefined;
}

export interface ItemFile {
	/** Its length, where n8n knows it. */
	bytes?: number;
	read: () => Promise<Buffer>;
}

/**
 * Returns an input item. Outside the mode 'combined' its JSON holds no files: it may come from a stranger, and
 * n8n opens any stored file by its id.
 */
export function nodeItem(context: IExecuteFunctions, itemIndex: number): NodeItem {
	const { json, binary } = context.getInputData()[itemIndex];
	// Absent before n8n 2, which has no such mode either.
	const isCombined = context.getWorkflowSettings?.().binaryMode === 'combined';
	const { [FILES_FIELD]: inJson, ...row } = json;
	const files = { ...(isCombined && filesIn(inJson)), ...binary };
	return {
		itemIndex,
		row: isCombined ? row : json,
		files,
		areFilesInJson: isCombined && inJson !== undefined,
		asTool: isTool(context),
		typeVersion: context.getNode().typeVersion,
		parameter: (name, fallback) =>
			context.getNodeParameter(name, itemIndex, fallback as never) as unknown,
		file: (field) => {
			// With files in the JSON, n8n's helpers take a path from its top, or the file itself.
			const isField = typeof field === 'string' && isCombined && Object.hasOwn(files, field);
			return fileAt(context, itemIndex, isField ? files[field] : field);
		},
	};
}

/**
 * Whether the node runs as an AI agent's tool. n8n registers the tool as a separate node type with
 * this suffix; `isToolExecution` is false in the engine's newer path (n8n 2.41).
 */
export function isTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool');
}

/** Whether a field's name may be shown although the item is masked. */
export function isPlainFieldName(name: string): boolean {
	return PLAIN_FIELD_NAME.test(name);
}

function filesIn(value: unknown): IBinaryKeyData {
	const entries = Object.entries((value ?? {}) as object);
	return Object.fromEntries(entries.filter(([, one]) => isFile(one))) as IBinaryKeyData;
}

function fileAt(
	context: IExecuteFunctions,
	itemIndex: number,
	place: string | IBinaryData,
): ItemFile | undefined {
	try {
		const file = context.helpers.assertBinaryData(itemIndex, place) as unknown;
		// An absent field may have the name of what every object has, such as `constructor`.
		if (!isFile(file)) return undefined;
		return {
			bytes: file.bytes,
			read: async () => await context.helpers.getBinaryDataBuffer(itemIndex, place),
		};
	} catch {
		return undefined;
	}
}

function isFile(value: unknown): value is IBinaryData {
	return isRecord(value) && 'mimeType' in value && ('data' in value || 'id' in value);
}
