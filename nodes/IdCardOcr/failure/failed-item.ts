import type { IBinaryKeyData, IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import { explainCode } from './code-explanation.ts';
import type { Failure } from './failure.ts';
import { failureOf, nodeErrorOf } from './node-error.ts';

/** What was thrown while one item was processed. */
export interface ItemFailure {
	itemIndex: number;
	thrown: unknown;
	/** Added to the error's message: which image it was, or what could still be read. */
	details?: IDataObject;
	/** Whether the item is not masked, so that the service's own words may be shown. */
	unmasked?: boolean;
	/** The files of the input item that stay with it. */
	binary?: IBinaryKeyData;
	/** Its row with such files as the workflow keeps there; by default its JSON. */
	row?: IDataObject;
}

/**
 * Returns the item that replaces a failed one when the node is set to continue. `json` is the input
 * item's.
 *
 * With the error output it holds `error` alone: n8n 2.41 moves an item there only if no other key
 * is next to `error`, and merges the row's own fields back in itself. With plain "Continue"
 * nothing is merged, so the row's fields are added to `error` here.
 */
export function failedItem(
	node: INode,
	json: IDataObject,
	failure: ItemFailure,
): INodeExecutionData {
	const { itemIndex, details = {}, unmasked = false, binary, row = json } = failure;
	const shown = shownFailure(failure);
	const { message, description } = nodeErrorOf(node, shown, itemIndex);
	const error: IDataObject = {
		message,
		description: description ?? null,
		...codesOf(shown, unmasked),
		...details,
	};
	const mergedByN8n = node.onError === 'continueErrorOutput';
	return {
		json: { ...(mergedByN8n ? {} : row), error },
		...(binary === undefined ? {} : { binary }),
		pairedItem: { item: itemIndex },
	};
}

/**
 * Returns why an image was not read, for an item that leaves as an outcome although its image failed.
 */
export function unreadReason(node: INode, failure: ItemFailure): IDataObject {
	const { itemIndex, unmasked = false } = failure;
	const shown = shownFailure(failure);
	const { code = null, requestId = null, ...more } = codesOf(shown, unmasked);
	const { message } =
		typeof code === 'number' ? explainCode(code) : nodeErrorOf(node, shown, itemIndex);
	return { code, message, requestId, ...more };
}

/** Returns why an item failed, as far as its masking lets anyone see. */
export function shownFailure({
	thrown,
	unmasked = false,
}: Pick<ItemFailure, 'thrown' | 'unmasked'>): Failure {
	const failure = failureOf(thrown);
	return unmasked ? failure : failure.masked();
}

function codesOf({ codes, serviceMessage }: Failure, unmasked: boolean): IDataObject {
	return { ...codes, ...(unmasked && serviceMessage !== undefined && { serviceMessage }) };
}
