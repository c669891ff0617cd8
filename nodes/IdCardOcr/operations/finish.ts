import type {
	IExecuteFunctions,
	INodeExecutionData,
	IPairedItemData,
	NodeExecutionHint,
} from 'n8n-workflow';

import { inputItem } from '../input/item-files.ts';
import { isTool } from '../input/tool.ts';
import { arrangeOutputs } from '../result/arrange.ts';
import { MASKED_ROWS_HINT } from '../result/hints.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import { settle, type Settled } from '../result/settle.ts';
import type { Prepared } from './prepared.ts';

/** How an operation's items leave the node. */
export interface Exit {
	/** Number of outputs. */
	outputs: number;
	/** Index of the output for failed items. */
	failureOutput: number;
	/** The settings of every input item. */
	settings: ReadonlyArray<Prepared<ResultSettings>>;
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
	{ outputs, failureOutput, settings, hints = [], imagesRead }: Exit,
): INodeExecutionData[][] {
	const placed = settle(settled, {
		node: context.getNode(),
		continues: context.continueOnFail(),
		rows: context.getInputData().map(({ json }) => json),
		output: failureOutput,
		imagesRead,
	});
	const hidden = placed.some(
		({ failed, item }) =>
			failed !== true &&
			sourcesOf(item).some((index) => hidesRow(settings[index]) && hasRow(context, index)),
	);
	const shown = hidden ? [...hints, MASKED_ROWS_HINT] : hints;
	// Absent before n8n 1.7x.
	if (shown.length > 0) context.addExecutionHints?.(...shown);
	// An AI agent reads output 0 alone (n8n 2.41).
	return arrangeOutputs(placed, isTool(context) ? 1 : outputs, {
		failedLast: context.getNode().retryOnFail === true,
	});
}

/** The input items that an item comes from. */
export function sourcesOf({ pairedItem }: INodeExecutionData): number[] {
	return [pairedItem as IPairedItemData | IPairedItemData[]].flat().map(({ item }) => item);
}

function hidesRow(settings: Prepared<ResultSettings>): boolean {
	return !('thrown' in settings) && settings.hidesRow;
}

function hasRow(context: IExecuteFunctions, itemIndex: number): boolean {
	return Object.keys(inputItem(context, itemIndex).row).length > 0;
}
