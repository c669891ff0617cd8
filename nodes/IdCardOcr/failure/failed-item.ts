import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { NotSent } from '../calls/not-sent.ts';
import { RefusedReply } from '../calls/refused-reply.ts';
import { failureOf } from './node-error.ts';

/**
 * Gives the item that stands for a failed one when the node is set to continue. `details` are
 * put beside the error's message.
 *
 * With the error output it holds `error` alone: n8n 2.41 moves an item there only if no foreign key
 * stands beside `error`, and merges the row's own fields back in itself. With plain "Continue"
 * nothing is merged, so the row's fields are put beside `error` here.
 */
export function failedItem(
	context: IExecuteFunctions,
	thrown: unknown,
	itemIndex: number,
	details: IDataObject = {},
): INodeExecutionData {
	const { message, description } = failureOf(context.getNode(), thrown, itemIndex);
	const error: IDataObject = {
		message,
		description: description ?? null,
		...serviceWords(thrown),
		...details,
	};
	const routedByN8n = context.getNode().onError === 'continueErrorOutput';
	const row = routedByN8n ? {} : context.getInputData()[itemIndex].json;
	return { json: { ...row, error }, pairedItem: { item: itemIndex } };
}

function serviceWords(thrown: unknown): IDataObject {
	if (thrown instanceof RefusedReply) {
		return { code: thrown.reply.code, requestId: thrown.reply.request_id ?? null };
	}
	if (thrown instanceof NotSent) {
		const code = thrown.reason.kind === 'refused' ? { code: thrown.reason.code } : {};
		return { ...code, sent: false };
	}
	return {};
}
