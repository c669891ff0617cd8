import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { ENGLISH } from '../../../domain/language/english.ts';
import { Failure } from './failure.ts';
import { NotSent } from './not-sent.ts';
import { shownFailure } from './shown-failure.ts';

export interface ItemFailure {
	itemIndex: number;
	thrown: unknown;
	/** Whether it may reveal nothing of the card, and so has none of the service's own words. */
	masked: boolean;
}

/**
 * Returns the error that stops the workflow: a failure that every further image would share, or else the first one
 * that is no consequence of another. There must be one. Holds nothing of the image, the key or the card. `imagesRead`: how
 * many images were read, whose results are lost.
 */
export function stoppingError(
	node: INode,
	failures: readonly ItemFailure[],
	imagesRead: number,
): NodeApiError | NodeOperationError {
	const isOwn = ({ thrown }: ItemFailure) => !(thrown instanceof NotSent);
	const { thrown, itemIndex, masked } =
		failures.find((one) => one.thrown instanceof Failure && one.thrown.facts.endsRun) ??
		failures.find(isOwn) ??
		failures[0];
	const failure = shownFailure(thrown, masked);
	const { serviceError, serviceWords, cure, advice } = failure.facts;
	const words = masked ? undefined : (serviceWords?.english ?? serviceWords?.chinese);
	const said = words === undefined ? '' : `The service said: ${words}.`;
	const lost = imagesRead > 0 ? lostResults(imagesRead) : '';
	const description = [said, cure?.(ENGLISH), advice, lost].filter(Boolean).join(' ');
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

function lostResults(count: number): string {
	const were =
		count === 1
			? '1 image had been read, and its result is'
			: `${count} images had been read, and their results are`;
	return `${were} lost. To keep what is read, set 'On Error' to continue.`;
}
