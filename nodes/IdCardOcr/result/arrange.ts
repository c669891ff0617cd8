import type { INodeExecutionData } from 'n8n-workflow';

/** An item and the index of the output it leaves on. */
export interface PlacedItem {
	output: number;
	item: INodeExecutionData;
	failed?: boolean;
}

/**
 * Returns one array per output, in input order. With a single output everything leaves there,
 * failed items last: n8n 2.41 takes a first item with `error` for a failed node, and its "Retry On
 * Fail" would run, and bill, every item again.
 */
export function arrangeOutputs(
	placed: readonly PlacedItem[],
	outputs: number,
): INodeExecutionData[][] {
	if (outputs === 1) {
		const failed = placed.filter((one) => one.failed === true);
		const others = placed.filter((one) => one.failed !== true);
		return [[...others, ...failed].map(({ item }) => item)];
	}
	return Array.from({ length: outputs }, (_, output) =>
		placed.filter((one) => one.output === output).map(({ item }) => item),
	);
}
