import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { NotSent } from '../calls/not-sent.ts';
import type { PlacedItem } from '../result/arrange.ts';
import { failedItem } from './failed-item.ts';
import { failureOf } from './node-error.ts';

/**
 * The result of one item, or what was thrown in its stead. `details` stand beside the error's
 * message: which picture it was, or what was read all the same.
 */
export type Settled = { itemIndex: number } & (
	| { placed: PlacedItem }
	| { thrown: unknown; details?: IDataObject }
);

/**
 * Gives every item's result; a failed one is placed on `failureOutput`, the last, where n8n's
 * "Retry On Fail" does not look.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export function settle(
	context: IExecuteFunctions,
	results: readonly Settled[],
	failureOutput: number,
): PlacedItem[] {
	const failures = results.filter((result) => 'thrown' in result);
	if (failures.length > 0 && !context.continueOnFail()) {
		// Items that were not sent only follow from the one that failed.
		const first = failures.find(({ thrown }) => !(thrown instanceof NotSent)) ?? failures[0];
		throw failureOf(context.getNode(), first.thrown, first.itemIndex);
	}
	return results.map((result) =>
		'placed' in result
			? result.placed
			: {
					output: failureOutput,
					item: failedItem(context, result.thrown, result.itemIndex, result.details),
					failed: true,
				},
	);
}
