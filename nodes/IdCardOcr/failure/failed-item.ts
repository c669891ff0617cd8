import type { IBinaryKeyData, IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import { NotSent } from '../calls/not-sent.ts';
import { RefusedReply } from '../calls/refused-reply.ts';
import { explainCode } from './code-explanation.ts';
import { InputRefusal } from './input-refusal.ts';
import { failureOf } from './node-error.ts';
import { shownThrown } from './shown-failure.ts';

/** What was thrown while one item was processed. */
export interface ItemFailure {
	itemIndex: number;
	thrown: unknown;
	/** Put beside the error's message: which picture it was, or what could still be read. */
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
 * is beside `error`, and merges the row's own fields back in itself. With plain "Continue"
 * nothing is merged, so the row's fields are put beside `error` here.
 */
export function failedItem(
	node: INode,
	json: IDataObject,
	failure: ItemFailure,
): INodeExecutionData {
	const { itemIndex, details = {}, unmasked = false, binary, row = json } = failure;
	const thrown = shownThrown(failure);
	const { message, description } = failureOf(node, thrown, itemIndex);
	const error: IDataObject = {
		message,
		description: description ?? null,
		...codesOf(thrown, unmasked),
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
	const thrown = shownThrown(failure);
	const { code = null, requestId = null, ...more } = codesOf(thrown, unmasked);
	const { message } =
		typeof code === 'number' ? explainCode(code) : failureOf(node, thrown, itemIndex);
	return { code, message, requestId, ...more };
}

/** What workflows can decide by: the service's code, or what is wrong with the image. */
function codesOf(thrown: unknown, unmasked: boolean): IDataObject {
	if (thrown instanceof RefusedReply) {
		const { code, request_id: requestId = null, msg } = thrown.reply;
		return { code, requestId, ...(unmasked ? { serviceMessage: msg } : {}) };
	}
	if (thrown instanceof NotSent) {
		const code = thrown.reason.kind === 'refused' ? { code: thrown.reason.code } : {};
		return { ...code, sent: false };
	}
	return thrown instanceof InputRefusal && thrown.problem !== undefined
		? { problem: thrown.problem }
		: {};
}
