import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { resultSettings } from '../input/result-settings.ts';
import type { PlacedItem } from '../result/arrange.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import type { Settled } from '../result/settle.ts';
import { failed } from './failed.ts';
import { finish } from './finish.ts';
import { prepare } from './prepared.ts';

/** How an operation settles each item by itself. */
interface EachItem {
	/** What its items are of. */
	of: 'card' | 'number';
	/** Index of the output for failed items, the second of two. */
	failureOutput: number;
	/** Returns the item's result; what it throws fails the item. */
	settle: (itemIndex: number, settings: ResultSettings) => PlacedItem;
}

/**
 * Settles every item by itself, without any call, and returns the items of both outputs.
 * @throws NodeOperationError for the first failure when the node is set to stop.
 */
export function settleEach(
	context: IExecuteFunctions,
	{ of, failureOutput, settle }: EachItem,
): INodeExecutionData[][] {
	const items = context.getInputData();
	const settings = items.map((_, i) => prepare(() => resultSettings(context, i)));
	const settled = settings.map((own, i): Settled => {
		const placed = prepare(() => {
			if ('thrown' in own) throw own.thrown;
			return settle(i, own);
		});
		return 'thrown' in placed ? failed(context, i, placed.thrown, own, { of }) : placed;
	});
	return finish(context, settled, { outputs: 2, failureOutput, settings });
}
