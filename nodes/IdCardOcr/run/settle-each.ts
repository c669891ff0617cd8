import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { readItems, type Item } from '../input/items.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { itemOf } from '../result/output-item.ts';
import type { Settled } from '../result/settle.ts';
import { failed, finish } from './finish.ts';

/** What became of one item. */
interface ItemResult {
	output: number;
	json: IDataObject;
	read: boolean;
}

/**
 * Settles every item by itself, without any call, and returns the items of each output. What `resultOf` throws
 * fails its item. `of`: what the items are of.
 * @throws NodeOperationError for the first failure when the node is set to stop.
 */
export function settleEach(
	context: IExecuteFunctions,
	outputs: number,
	of: 'card' | 'number',
	resultOf: (item: Item, settings: ResultSettings) => ItemResult,
): INodeExecutionData[][] {
	const items = readItems(context);
	const settled = items.map((item): Settled => {
		if (item.settings === undefined) return failed(item, item.thrown, { of });
		try {
			const { output, json, read } = resultOf(item, item.settings);
			return { output, item: itemOf(item, json, { of, read }, item.settings) };
		} catch (thrown) {
			return failed(item, thrown, { of });
		}
	});
	return finish(context, items, settled, { outputs });
}
