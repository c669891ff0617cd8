import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import { apiErrorKind } from '../../../domain/api-error.ts';
import { connectionFaultOf, operationAdviceOf } from '../calls/n8n-error.ts';
import { NotSent, type NotSentReason } from '../calls/not-sent.ts';
import { PassingStatus } from '../calls/passing-status.ts';
import { RefusedReply } from '../calls/refused-reply.ts';
import { explainCode } from './code-explanation.ts';
import { explainConnectionFault } from './connection-fault.ts';
import { failureOfCode, type FailureCause } from './failure-cause.ts';
import { InputRefusal } from './input-refusal.ts';
import { explainProxyStatus } from './proxy-status.ts';
import { UntrustedReply } from './untrusted-reply.ts';

/** An error for n8n to show and store. Holds nothing of the picture, the key or the card. */
export type NodeFailure = NodeApiError | NodeOperationError;

/** Returns the error for whatever was thrown while one item was processed. */
export function failureOf(node: INode, thrown: unknown, itemIndex: number): NodeFailure {
	if (thrown instanceof InputRefusal) {
		return new NodeOperationError(node, atItem(thrown.message, itemIndex), {
			itemIndex,
			description: thrown.advice,
		});
	}
	if (thrown instanceof NotSent) return notSentError(node, thrown.reason, itemIndex);
	if (thrown instanceof RefusedReply) return refusalError(node, thrown.reply, itemIndex);
	if (thrown instanceof UntrustedReply) {
		return apiError(node, itemIndex, {
			message: `The service answered with ${thrown.message}`,
			description: `It is not a valid reply from this API (HTTP status ${thrown.httpStatus}). ${thrown.advice}`,
			httpCode: String(thrown.httpStatus),
			failure: { cause: 'configuration-invalid' },
		});
	}
	if (thrown instanceof PassingStatus) {
		const { message, advice, cause } = explainProxyStatus(thrown);
		const httpCode = String(thrown.status);
		return apiError(node, itemIndex, {
			message,
			description: advice,
			httpCode,
			failure: { cause },
		});
	}
	const fault = connectionFaultOf(thrown);
	if (fault !== undefined) {
		const { message, advice, cause } = explainConnectionFault(fault);
		return apiError(node, itemIndex, { message, description: advice, failure: { cause } });
	}
	const reason = thrown instanceof Error ? thrown.message : 'Unknown reason';
	return new NodeOperationError(node, atItem(reason, itemIndex), {
		itemIndex,
		description: operationAdviceOf(thrown),
	});
}

function refusalError(node: INode, reply: IdCardOcrReply, itemIndex: number): NodeApiError {
	const { message, advice } = explainCode(reply.code);
	// Without `msg`: the service's own words may reveal anything.
	const response: JsonObject = { code: reply.code };
	if (reply.request_id !== undefined) response.request_id = reply.request_id;
	return apiError(node, itemIndex, {
		message,
		description:
			reply.request_id === undefined ? advice : `${advice} Request: ${reply.request_id}.`,
		httpCode: String(apiErrorKind(reply.code)?.httpStatus ?? 200),
		response,
		failure: failureOfCode(reply.code),
	});
}

function notSentError(node: INode, reason: NotSentReason, itemIndex: number): NodeApiError {
	if (reason.kind !== 'refused') {
		return apiError(node, itemIndex, {
			message:
				reason.kind === 'stopped'
					? 'Not sent: the execution was stopped'
					: 'Not sent: an earlier item failed',
			description: 'Nothing was spent on this item. Run it again.',
		});
	}
	const { message, advice } = explainCode(reason.code);
	return apiError(node, itemIndex, {
		message: `Not sent because an earlier item was refused: ${message}`,
		description: `Nothing was spent on this item. ${advice}`,
		response: { code: reason.code },
		failure: failureOfCode(reason.code),
	});
}

interface ApiErrorParts {
	message: string;
	description: string;
	httpCode?: string;
	response?: JsonObject;
	failure?: { cause: FailureCause };
}

// Built from a plain object: given an existing NodeApiError, n8n 2.41 returns that one unchanged.
function apiError(node: INode, itemIndex: number, parts: ApiErrorParts): NodeApiError {
	const { message, response = {}, ...options } = parts;
	return new NodeApiError(node, response, {
		...options,
		message: atItem(message, itemIndex),
		itemIndex,
	});
}

function atItem(message: string, itemIndex: number): string {
	return `${message} [item ${itemIndex}]`;
}
