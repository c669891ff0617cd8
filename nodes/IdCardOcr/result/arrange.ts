import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isTool } from '../tool.ts';

/** An item and the index of the output it leaves on. */
export interface PlacedItem {
	output: number;
	item: INodeExecutionData;
	failed?: boolean;
}

/**
 * Gives one array an output, every item on its own output and in input order. An AI agent reads
 * output 0 alone (n8n 2.41), so as a tool everything goes there.
 *
 * Where everything leaves on one output, failed items come last: n8n 2.41 takes a first item with
 * `error` for a failed node, and its "Retry On Fail" would run, and bill, every item again.
 */
export function arrangeOutputs(
	context: IExecuteFunctions,
	placed: readonly PlacedItem[],
	outputs: number,
): INodeExecutionData[][] {
	if (outputs === 1 || isTool(context)) {
		const failed = placed.filter((one) => one.failed === true);
		const others = placed.filter((one) => one.failed !== true);
		return [[...others, ...failed].map(({ item }) => item)];
	}
	return Array.from({ length: outputs }, (_, output) =>
		placed.filter((one) => one.output === output).map(({ item }) => item),
	);
}
