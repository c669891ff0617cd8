import type { INode } from 'n8n-workflow';

import { type ItemFailure, shownFailure } from './failed-item.ts';
import { nodeErrorOf, type NodeError } from './node-error.ts';
import { NotSent } from './not-sent.ts';
import { RefusedReply } from './refused-reply.ts';

/**
 * Returns the error that stops the workflow: a refusal that every further image would get, else the
 * first failure that did not follow from another. `imagesRead` is how many images were
 * read; their results are lost with it. There must be a failure.
 */
export function stoppingError(
	node: INode,
	failures: readonly ItemFailure[],
	imagesRead: number,
): NodeError {
	const failure =
		failures.find((failure) => endsRun(failure.thrown)) ??
		failures.find((failure) => !(failure.thrown instanceof NotSent)) ??
		failures[0];
	const error = nodeErrorOf(node, shownFailure(failure), failure.itemIndex);
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

function endsRun(thrown: unknown): boolean {
	return thrown instanceof RefusedReply && thrown.hitsEveryImage;
}
