import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { reasonOf } from '../failure/shown-failure.ts';
import { readItems, type Item } from '../input/items.ts';
import { CAREFUL_SETTINGS, type ResultSettings } from '../input/result-settings.ts';
import { emptyColumns } from '../result/card-columns.ts';
import { finish, type Result } from './finish.ts';

/** Returns what came of an item that failed. `ofSide`: whether others of its kind are of one side. */
export function failedResult(item: Item, thrown: unknown, ofSide = false): Result {
	const { settings = CAREFUL_SETTINGS } = item;
	const reason = reasonOf(thrown, settings.mask !== 'off');
	const json = emptyColumns(reason, settings, { ofSide });
	return { input: item, settings, output: 0, json, inDoubt: true, failure: { thrown } };
}

/**
 * Settles every item by itself, without any call, and returns the items of each output. What `resultOf` throws
 * fails its item.
 * @throws NodeOperationError for the first failure when the node is set to stop.
 */
export function settleEach(
	context: IExecuteFunctions,
	outputs: number,
	resultOf: (item: Item, settings: ResultSettings) => Pick<Result, 'json' | 'output' | 'inDoubt'>,
): INodeExecutionData[][] {
	const items = readItems(context);
	const results = items.map((item): Result => {
		const { settings } = item;
		try {
			if (settings === undefined) throw item.thrown;
			return { input: item, settings, ...resultOf(item, settings) };
		} catch (thrown) {
			return failedResult(item, thrown);
		}
	});
	return finish(context, items, results, { outputs });
}
