import type { INodeExecutionData } from 'n8n-workflow';

export interface PlacedItem {
	output: number;
	item: INodeExecutionData;
	failed: boolean;
}

/**
 * Returns one array per output, in input order. `failedLast`: on a single output failed items come
 * last, since n8n's "Retry On Fail" takes a first item with `error` for a failed node (2.41) and
 * would run, and bill, every item again.
 */
export function arrangeOutputs(
	placed: readonly PlacedItem[],
	outputs: number,
	{ failedLast }: { failedLast: boolean },
): INodeExecutionData[][] {
	const isSingle = outputs === 1;
	const isLast = ({ failed }: PlacedItem) => isSingle && failedLast && failed;
	const ordered = [...placed.filter((one) => !isLast(one)), ...placed.filter(isLast)];
	return Array.from({ length: outputs }, (_, output) =>
		ordered.filter((one) => isSingle || one.output === output).map(({ item }) => item),
	);
}
