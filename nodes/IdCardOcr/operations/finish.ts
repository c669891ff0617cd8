import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

import { isTool } from '../input/tool.ts';
import { arrangeOutputs } from '../result/arrange.ts';
import { settle, type Settled } from '../result/settle.ts';

/** How an operation's items leave the node. */
export interface Exit {
	/** Number of outputs. */
	outputs: number;
	/** Index of the output for failed items. */
	failureOutput: number;
	hints?: NodeExecutionHint[];
	/** How many images were read. */
	imagesRead?: number;
}

/**
 * Returns the items of each output, the failed ones among them, and shows the hints.
 * @throws NodeApiError or NodeOperationError when the node is set to stop and there is a failure.
 */
export function finish(
	context: IExecuteFunctions,
	settled: readonly Settled[],
	{ outputs, failureOutput, hints = [], imagesRead }: Exit,
): INodeExecutionData[][] {
	const placed = settle(settled, {
		node: context.getNode(),
		continues: context.continueOnFail(),
		rows: context.getInputData().map(({ json }) => json),
		output: failureOutput,
		imagesRead,
	});
	// Absent before n8n 1.7x.
	if (hints.length > 0) context.addExecutionHints?.(...hints);
	// An AI agent reads output 0 alone (n8n 2.41).
	return arrangeOutputs(placed, isTool(context) ? 1 : outputs);
}
