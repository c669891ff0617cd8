import type { INode } from 'n8n-workflow';

import { Failure } from './failure.ts';
import { nodeErrorOf, type NodeError } from './node-error.ts';
import { NotSent } from './not-sent.ts';
import { shownFailure } from './shown-failure.ts';

export interface ItemFailure {
	itemIndex: number;
	thrown: unknown;
	/** Whether it may reveal nothing of the card. */
	masked: boolean;
}

/**
 * Returns the error that stops the workflow: a failure that every further image would share, or else the first one
 * that is no consequence of another. There must be one. `imagesRead`: how many images were read, whose results are
 * lost.
 */
export function stoppingError(
	node: INode,
	failures: readonly ItemFailure[],
	imagesRead: number,
): NodeError {
	const isOwn = ({ thrown }: ItemFailure) => !(thrown instanceof NotSent);
	const failure =
		failures.find(({ thrown }) => thrown instanceof Failure && thrown.facts.endsRun) ??
		failures.find(isOwn) ??
		failures[0];
	const error = nodeErrorOf(node, shownFailure(failure.thrown, failure.masked), failure);
	if (imagesRead > 0) {
		error.description = [error.description, lostResults(imagesRead)].filter(Boolean).join(' ');
	}
	return error;
}

function lostResults(count: number): string {
	const were =
		count === 1
			? '1 image had been read, and its result is'
			: `${count} images had been read, and their results are`;
	return `${were} lost. To keep what is read, set 'On Error' to continue.`;
}
