import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import type { Sentence } from '../../../domain/language/language.ts';
import { Failure } from './failure.ts';
import { LostConnection } from './lost-connection.ts';

/** An error for n8n to show and store. Holds nothing of the image, the key or the card. */
export type NodeError = NodeApiError | NodeOperationError;

/** What n8n threw, such as for an expression that fails. */
class OtherFailure extends Failure {
	constructor(sentence: Sentence, advice?: string) {
		super(sentence, { reasonCode: 'failed', retry: 'never', advice });
	}

	override masked(): Failure {
		return new OtherFailure(
			({ failedMasked }) => failedMasked,
			"To see it, set 'Mask Sensitive Values' to Off for a test item.",
		);
	}
}

export function failureOf(thrown: unknown): Failure {
	if (thrown instanceof Failure) return thrown;
	const apiError = errorNamed('NodeApiError', thrown);
	if (apiError !== undefined) {
		return new LostConnection(typeof apiError.httpCode === 'string' ? apiError.httpCode : '');
	}
	const advice = errorNamed('NodeOperationError', thrown)?.description;
	const message = thrown instanceof Error ? thrown.message : 'Unknown reason';
	return new OtherFailure(
		({ failed }) => failed(message),
		typeof advice === 'string' && advice !== '' ? advice : undefined,
	);
}

/** Masked, the error has none of the service's own words. */
export function nodeErrorOf(
	node: INode,
	failure: Failure,
	{ itemIndex, masked }: { itemIndex: number; masked: boolean },
): NodeError {
	const { serviceError, serviceWords, advice } = failure.facts;
	const words = masked ? undefined : (serviceWords?.english ?? serviceWords?.chinese);
	const said = words === undefined ? '' : `The service said: ${words}.`;
	const description = [said, advice].filter(Boolean).join(' ');
	const message = `${failure.message} [item ${itemIndex}]`;
	if (serviceError === undefined) {
		return new NodeOperationError(node, message, { itemIndex, description });
	}
	const { httpCode, response = {}, cause } = serviceError;
	// Built from a plain object: given an existing NodeApiError, n8n 2.41 returns that one unchanged.
	return new NodeApiError(node, response, {
		message,
		itemIndex,
		description,
		...(httpCode !== undefined && { httpCode }),
		...(cause !== undefined && { failure: { cause } }),
	});
}

// By name: where another copy of n8n-workflow is installed next to this package, n8n's error classes
// are not the ones that this package imports.
function errorNamed(name: string, thrown: unknown): Record<string, unknown> | undefined {
	const isNamed = thrown instanceof Error && thrown.name === name;
	return isNamed ? (thrown as unknown as Record<string, unknown>) : undefined;
}
