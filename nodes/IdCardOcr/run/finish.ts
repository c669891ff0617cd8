import type {
	IExecuteFunctions,
	INodeExecutionData,
	IPairedItemData,
	NodeExecutionHint,
} from 'n8n-workflow';

import type { ItemFailure } from '../failure/failed-item.ts';
import { isTool } from '../input/item.ts';
import type { Item } from '../input/items.ts';
import { arrangeOutputs } from '../result/arrange.ts';
import { MASKED_ROWS_HINT } from '../result/hints.ts';
import { keptFiles } from '../result/output-item.ts';
import { withoutResultNames } from '../result/result-names.ts';
import { settle, type Settled } from '../result/settle.ts';

/** How an operation's items leave the node. */
interface Exit {
	/** Number of outputs; failed items leave on the last one. */
	outputs: number;
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
	items: readonly Item[],
	settled: readonly Settled[],
	{ outputs, hints = [], imagesRead }: Exit,
): INodeExecutionData[][] {
	const placed = settle(settled, {
		node: context.getNode(),
		continues: context.continueOnFail(),
		rows: context.getInputData().map(({ json }) => json),
		output: outputs - 1,
		imagesRead,
	});
	const hidden = placed.some(
		({ failed, item }) =>
			failed !== true && sourcesOf(item).some((index) => hasHiddenRow(items[index])),
	);
	const shown = hidden ? [...hints, MASKED_ROWS_HINT] : hints;
	// Absent before n8n 1.7x.
	if (shown.length > 0) context.addExecutionHints?.(...shown);
	// An AI agent reads output 0 alone (n8n 2.41).
	return arrangeOutputs(placed, isTool(context) ? 1 : outputs, {
		failedLast: context.getNode().retryOnFail === true,
	});
}

/** Returns the failure of an item, or of its file in `field`, with the files that stay with it. */
export function failed(
	item: Item,
	thrown: unknown,
	{ of = 'card', field }: { of?: 'card' | 'number'; field?: string } = {},
): ItemFailure {
	const { itemIndex, row, settings } = item;
	// Settings that cannot be read may have masked the item.
	if (settings === undefined) return { itemIndex, thrown, row };
	const { binary, filesInJson } = keptFiles(item, { read: false, field }, settings);
	return {
		itemIndex,
		thrown,
		unmasked: settings.mask === 'off',
		binary,
		row: { ...withoutResultNames(row, of, settings), ...filesInJson },
	};
}

/** The input items that an item comes from. */
export function sourcesOf({ pairedItem }: INodeExecutionData): number[] {
	return [pairedItem as IPairedItemData | IPairedItemData[]].flat().map(({ item }) => item);
}

function hasHiddenRow({ settings, row }: Item): boolean {
	return settings?.hidesRow === true && Object.keys(row).length > 0;
}
