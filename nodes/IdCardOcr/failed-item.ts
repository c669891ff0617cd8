import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { NodeFailure } from './node-error.ts';
import { RefusedReply } from './refused-reply.ts';

/**
 * Gives the item that stands for a failed one when the node is set to continue: the words of
 * `failure`, and the service's code and request where `thrown` is a refusal.
 *
 * With the error output it holds `error` alone: n8n 2.41 moves an item there only if no foreign key
 * stands beside `error`, and merges the row's own fields back in itself. With plain "Continue"
 * nothing is merged, so the row's fields are put beside `error` here.
 */
export function failedItem(
	context: IExecuteFunctions,
	failure: NodeFailure,
	thrown: unknown,
	itemIndex: number,
): INodeExecutionData {
	const error: IDataObject = {
		message: failure.message,
		description: failure.description ?? null,
		...(thrown instanceof RefusedReply
			? { code: thrown.reply.code, requestId: thrown.reply.request_id ?? null }
			: {}),
	};
	const routedByN8n = context.getNode().onError === 'continueErrorOutput';
	const row = routedByN8n ? {} : context.getInputData()[itemIndex].json;
	return { json: { ...row, error }, pairedItem: { item: itemIndex } };
}
