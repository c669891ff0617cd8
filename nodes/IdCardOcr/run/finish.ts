import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

import { ENGLISH } from '../../../domain/language/english.ts';
import { emptyColumns } from '../../../domain/result/card-columns.ts';
import { reasonOf } from '../failure/shown-failure.ts';
import { stoppingError } from '../failure/stopping-error.ts';
import { isTool } from '../input/item.ts';
import type { Item } from '../input/items.ts';
import type { CardCopyToMake } from '../result/copies.ts';
import { asideHint, inputHints } from '../result/hints.ts';
import { itemOf, type ItemResult } from '../result/output-item.ts';

/** What came of an input item, or of a part of it. */
export interface Result extends ItemResult {
	output: number;
	failure?: { thrown: unknown };
	/** A file that is still to be made. */
	cardCopy?: CardCopyToMake;
	/** The items that it comes from, where these are several. */
	sources?: readonly number[];
}

interface Exit {
	/** The titles of the outputs; failed items leave on the last one. */
	outputs: readonly string[];
	hints?: NodeExecutionHint[];
	imagesRead?: number;
}

/**
 * Returns the items of each output, the failed ones among them, and shows the hints.
 * @throws NodeApiError or NodeOperationError when the node is set to stop and there is a failure.
 */
export function finish(
	context: IExecuteFunctions,
	items: readonly Item[],
	results: readonly Result[],
	{ outputs, hints = [], imagesRead = 0 }: Exit,
): INodeExecutionData[][] {
	const { onError, retryOnFail } = context.getNode();
	const failures = results.flatMap(({ failure, item: { itemIndex, settings } }) =>
		failure ? { ...failure, itemIndex, masked: settings.mask !== 'off' } : [],
	);
	if (failures.length > 0 && !context.continueOnFail()) {
		throw stoppingError(context.getNode(), failures, imagesRead);
	}
	const placed = results.map((result) => {
		const item = shownItem(context, result);
		const failed = result.failure !== undefined;
		return { output: failed ? outputs.length - 1 : result.output, item, failed };
	});
	const left = placed.filter(({ failed }) => !(failed && onError === 'continueErrorOutput'));
	const shown = [
		...hints,
		...inputHints(items.filter(({ refusal }) => !refusal)),
		...(isTool(context) ? [] : asideHint(left, outputs, context.getMode() === 'manual')),
	];
	// Absent before n8n 1.7x.
	if (shown.length > 0) context.addExecutionHints?.(...shown);
	// An AI agent reads output 0 alone (n8n 2.41).
	if (!isTool(context) && outputs.length > 1) {
		return outputs.map((_, output) =>
			placed.filter((one) => one.output === output).map(({ item }) => item),
		);
	}
	if (retryOnFail === true) {
		// n8n takes a first item with `error` for a failed node (2.41) and would run, and bill, every item again.
		placed.sort((one, other) => Number(one.failed) - Number(other.failed));
	}
	return [placed.map(({ item }) => item)];
}

/** Of an item that could not be used; `ofSide`: whether other results of its kind are of one side. */
export function failedResult(item: Item, thrown: unknown, ofSide = false): Result {
	const { settings } = item;
	const reason = reasonOf(thrown, settings.mask !== 'off');
	const { json } = emptyColumns(reason, settings, ofSide);
	return { item, output: 0, json, inDoubt: true, failure: { thrown } };
}

function shownItem(context: IExecuteFunctions, result: Result): INodeExecutionData {
	const { failure, sources } = result;
	const { itemIndex, settings, areFilesInJson } = result.item;
	const { json, ...shown } = itemOf(result);
	if (sources !== undefined) shown.pairedItem = sources.map((index) => ({ item: index }));
	if (failure === undefined) return { ...shown, json };
	const { onError, retryOnFail } = context.getNode();
	// With the error output, n8n moves an item there only if nothing but `error` is in its JSON, and merges the row's own
	// fields back in itself (2.41 and 1.123).
	const mergedByN8n = onError === 'continueErrorOutput';
	const isExact = settings.isExact && settings.columns.size > 0;
	// A table that has the selected columns and no other would refuse the row.
	if (isExact && !mergedByN8n && retryOnFail !== true) return { ...shown, json };
	const { sentence } = reasonOf(failure.thrown, settings.mask !== 'off');
	const error = `${sentence(ENGLISH)} [item ${itemIndex}]`;
	if (!mergedByN8n) return { ...shown, json: { ...json, error } };
	// n8n would first move files into the JSON.
	return { ...shown, json: { error }, ...(areFilesInJson && { binary: undefined }) };
}
