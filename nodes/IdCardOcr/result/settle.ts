import type { IDataObject, INode } from 'n8n-workflow';

import { failedItem, type ItemFailure } from '../failure/failed-item.ts';
import { stoppingError } from '../failure/stopping-error.ts';
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
	/** How many images were read. */
	imagesRead?: number;
}

/**
 * Places every item, the failed ones on the output for failures.
 * @throws NodeApiError or NodeOperationError when the node is set to stop and there is a failure.
 */
export function settle(
	results: readonly Settled[],
	{ node, continues, rows, output, imagesRead = 0 }: FailureHandling,
): PlacedItem[] {
	const failures = results.filter((result) => 'thrown' in result);
	if (failures.length > 0 && !continues) throw stoppingError(node, failures, imagesRead);
	return results.map((result) =>
		'thrown' in result
			? { output, item: failedItem(node, rows[result.itemIndex], result), failed: true }
			: result,
	);
}
