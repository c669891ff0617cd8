import type { IDataObject, INode } from 'n8n-workflow';

import { NotSent } from '../calls/not-sent.ts';
import { failedItem, type ItemFailure } from '../failure/failed-item.ts';
import { failureOf } from '../failure/node-error.ts';
import type { PlacedItem } from './arrange.ts';

/** Outcome of one item: its place on an output, or a failure. */
export type Settled = PlacedItem | ItemFailure;

/** Where failed items go, and whether the node is set to go on after one. */
export interface FailureHandling {
	node: INode;
	continues: boolean;
	/** The JSON of every input item. */
	rows: readonly IDataObject[];
	/** The last output, where n8n's "Retry On Fail" does not look. */
	output: number;
}

/**
 * Places every item, the failed ones on the output for failures.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export function settle(
	results: readonly Settled[],
	{ node, continues, rows, output }: FailureHandling,
): PlacedItem[] {
	const failures = results.filter((result) => 'thrown' in result);
	if (failures.length > 0 && !continues) {
		// Items that were not sent only follow from the one that failed.
		const first = failures.find(({ thrown }) => !(thrown instanceof NotSent)) ?? failures[0];
		throw failureOf(node, first.thrown, first.itemIndex);
	}
	return results.map((result) =>
		'thrown' in result
			? { output, item: failedItem(node, rows[result.itemIndex], result), failed: true }
			: result,
	);
}
