import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../domain/api-contract.ts';
import { apiErrorKind } from '../../domain/api-error.ts';
import { InputRefusal } from './input-refusal.ts';
import { explainCode } from './code-explanation.ts';
import { explainConnectionFault } from './connection-fault.ts';
import { RefusedReply } from './refused-reply.ts';
import { UntrustedReply } from './untrusted-reply.ts';

/** An error that n8n shows well and stores with nothing of the picture, the key or the reply. */
export type NodeFailure = NodeApiError | NodeOperationError;

/** Gives the error for whatever was thrown while one item was worked on. */
export function failureOf(node: INode, thrown: unknown, itemIndex: number): NodeFailure {
	if (thrown instanceof InputRefusal) {
		return new NodeOperationError(node, atItem(thrown.message, itemIndex), {
			itemIndex,
			description: thrown.advice,
		});
	}
	if (thrown instanceof RefusedReply) return refusalError(node, thrown.reply, itemIndex);
	if (thrown instanceof UntrustedReply) {
		return apiError(node, itemIndex, {
			message: `The service answered with ${thrown.message}`,
			description: `It is not a reply of this API (HTTP status ${thrown.httpStatus}). Check the 'Base URL' of the credential, and whether a proxy or a login page stands in between.`,
			httpCode: String(thrown.httpStatus),
			response: {},
		});
	}
	if (thrown instanceof NodeApiError) return connectionError(node, thrown, itemIndex);
	if (thrown instanceof NodeOperationError) {
		return new NodeOperationError(node, atItem(thrown.message, itemIndex), {
			itemIndex,
			description: thrown.description ?? undefined,
		});
	}
	const reason = thrown instanceof Error ? thrown.message : 'Unknown reason';
	return new NodeOperationError(node, atItem(reason, itemIndex), { itemIndex });
}

function refusalError(node: INode, reply: IdCardOcrReply, itemIndex: number): NodeApiError {
	const { message, advice } = explainCode(reply.code);
	const httpStatus = apiErrorKind(reply.code)?.httpStatus;
	return apiError(node, itemIndex, {
		message,
		description: [
			advice,
			...(reply.request_id === undefined ? [] : [`Request: ${reply.request_id}.`]),
		].join(' '),
		httpCode: String(httpStatus ?? 200),
		response: {
			code: reply.code,
			msg: reply.msg,
			...(reply.request_id === undefined ? {} : { request_id: reply.request_id }),
		},
	});
}

/** n8n threw because no reply came: it could not connect, was cut off, or waited too long. */
function connectionError(node: INode, thrown: NodeApiError, itemIndex: number): NodeApiError {
	const { message, advice } = explainConnectionFault(thrown.httpCode);
	return apiError(node, itemIndex, { message, description: advice, response: {} });
}

interface ApiErrorParts {
	message: string;
	description: string;
	httpCode?: string;
	response: JsonObject;
}

// Built from a plain object: given an existing NodeApiError, n8n 2.41 returns that one unchanged.
function apiError(node: INode, itemIndex: number, parts: ApiErrorParts): NodeApiError {
	return new NodeApiError(node, parts.response, {
		message: atItem(parts.message, itemIndex),
		description: parts.description,
		httpCode: parts.httpCode,
		itemIndex,
	});
}

function atItem(message: string, itemIndex: number): string {
	return `${message} [item ${itemIndex}]`;
}
