import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

import { ENGLISH } from '../../../domain/language/english.ts';
import { reasonOf } from '../failure/shown-failure.ts';
import { type ItemFailure, stoppingError } from '../failure/stopping-error.ts';
import { isTool, type InputItem } from '../input/item.ts';
import type { Item } from '../input/items.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { arrangeOutputs, type PlacedItem } from '../result/arrange.ts';
import type { CardCopyToMake } from '../result/copies.ts';
import { asideHint, inputHints } from '../result/hints.ts';
import { itemOf, type ItemResult } from '../result/output-item.ts';

/** What came of an input item, or of a part of it. */
export interface Result extends ItemResult {
	input: InputItem;
	settings: ResultSettings;
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
	/** Whether failures count as results, so that everything that was read is passed on. */
	passesOn?: boolean;
}

/**
 * Returns the items of each output, the failed ones among them, and shows the hints.
 * @throws NodeApiError or NodeOperationError when the node is set to stop and there is a failure.
 */
export function finish(
	context: IExecuteFunctions,
	items: readonly Item[],
	results: readonly Result[],
	{ outputs, hints = [], imagesRead = 0, passesOn = false }: Exit,
): INodeExecutionData[][] {
	const failures = passesOn ? [] : results.flatMap((result) => failureOf(result) ?? []);
	if (failures.length > 0 && !context.continueOnFail()) {
		throw stoppingError(context.getNode(), failures, imagesRead);
	}
	const placed = results.map((result) => placedItem(context, result, { outputs, passesOn }));
	const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
	const left = placed.filter(({ failed }) => !(failed && hasErrorOutput));
	const shown = [
		...hints,
		...inputHints(items.filter(({ refusal }) => !refusal)),
		...(isTool(context) ? [] : asideHint(left, outputs, context.getMode() === 'manual')),
	];
	// Absent before n8n 1.7x.
	if (shown.length > 0) context.addExecutionHints?.(...shown);
	// An AI agent reads output 0 alone (n8n 2.41).
	return arrangeOutputs(placed, isTool(context) ? 1 : outputs.length, {
		failedLast: context.getNode().retryOnFail === true,
	});
}

function failureOf({ input, settings, failure }: Result): ItemFailure | undefined {
	if (failure === undefined) return undefined;
	return { ...failure, itemIndex: input.itemIndex, masked: settings.mask !== 'off' };
}

function placedItem(
	context: IExecuteFunctions,
	result: Result,
	{ outputs, passesOn }: Required<Pick<Exit, 'outputs' | 'passesOn'>>,
): PlacedItem {
	const { input, settings, sources } = result;
	const item = itemOf(input, result, settings);
	if (sources !== undefined) item.pairedItem = sources.map((index) => ({ item: index }));
	const failure = failureOf(result);
	if (failure === undefined) return { output: result.output, item, failed: false };
	const shown = passesOn ? item : failedItem(context, item, failure, settings);
	return { output: outputs.length - 1, item: shown, failed: !passesOn };
}

/**
 * With the error output, n8n moves an item there only if nothing but `error` is in its JSON, and merges the row's own
 * fields back in itself (2.41 and 1.123).
 */
function failedItem(
	context: IExecuteFunctions,
	{ json, ...item }: INodeExecutionData,
	{ thrown, masked, itemIndex }: ItemFailure,
	{ isExact, columns }: ResultSettings,
): INodeExecutionData {
	const { onError, retryOnFail } = context.getNode();
	const mergedByN8n = onError === 'continueErrorOutput';
	// A table that has the selected columns and no other would refuse the row.
	if (isExact && columns.size > 0 && !mergedByN8n && retryOnFail !== true) return { ...item, json };
	const error = `${reasonOf(thrown, masked).sentence(ENGLISH)} [item ${itemIndex}]`;
	return { ...item, json: { ...(mergedByN8n ? {} : json), error } };
}
