import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { ServiceAnswer } from '../calls/connection.ts';
import { isLeftOver } from '../calls/left-over.ts';
import type { PictureResult } from '../calls/picture-calls.ts';
import { unreadReason, type ItemFailure } from '../failure/failed-item.ts';
import { inputItem } from '../input/item-files.ts';
import type { ItemPicture } from '../input/item-picture.ts';
import { picturesToRecognize } from '../input/pictures-to-recognize.ts';
import { isPlainFieldName } from '../input/plain-field-name.ts';
import { resultSettings } from '../input/result-settings.ts';
import type { PlacedItem } from '../result/arrange.ts';
import { reviewHints } from '../result/hints.ts';
import { itemOf, type ResultSource } from '../result/item.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import type { Settled } from '../result/settle.ts';
import { askedPicture } from './asked-picture.ts';
import { passesOnResults } from './ended-early.ts';
import { failed } from './failed.ts';
import { finish } from './finish.ts';
import { itemsToReview } from './items-to-review.ts';
import { knownFailures } from './known-failures.ts';
import { prepare, type Prepared } from './prepared.ts';
import { acceptedBy, prepareCalls } from './prepared-calls.ts';
import { sendPictures } from './send-pictures.ts';

/** What one image shows, on its way to an output. */
export interface ImageResult {
	output: number;
	json: IDataObject;
	read: boolean;
	/** Its own files. */
	files?: IBinaryKeyData;
}

/** How an operation that looks at each image by itself places what it shows. */
export interface EachImage {
	/** Number of outputs. */
	outputs: number;
	/** Index of the output for failed items, and for images that were not sent. */
	failureOutput: number;
	/** Whether an image may show both sides of a card. */
	bothSides: boolean;
	/** Returns what an image shows, at least one result. */
	place: (
		answer: Pick<ServiceAnswer, 'reply' | 'files'>,
		settings: ResultSettings,
	) => ImageResult[];
	/** Returns the JSON for an image without a reply. `leftOver`: it cost nothing. */
	unread: (reason: IDataObject, settings: ResultSettings, leftOver: boolean) => IDataObject;
}

/**
 * Makes one call for each image of the items, and returns the items of each output.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognizeEachImage(
	context: IExecuteFunctions,
	operation: EachImage,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const settings = items.map((_, i) => prepare(() => resultSettings(context, i)));
	const calls = await prepareCalls(context);
	const accepted = acceptedBy(calls);
	const named = items.flatMap((_, i) => picturesToRecognize(context, i, accepted));
	const { outputs, failureOutput } = operation;
	const exit = { outputs, failureOutput, settings };
	if ('thrown' in calls) {
		const settled = named.map((picture) =>
			failedPicture(context, picture, calls.thrown, settings[picture.itemIndex]),
		);
		return finish(context, settled, exit);
	}

	const { service } = calls.connection;
	const pictures = named.map((one) =>
		askedPicture(one, settings[one.itemIndex], service, operation),
	);
	const known = knownFailures(context, pictures);
	if (known.length > 0) return finish(context, known, exit);

	const jobs = pictures.map(({ job }) => job);
	const { results, hints, ...report } = await sendPictures(context, jobs, calls);
	const settle = passesOnResults(context, report) ? settleAsOutcome : settlePicture;
	const settled = pictures.flatMap((picture, i) =>
		settle(context, operation, picture, results[i], settings[picture.itemIndex]),
	);
	const review = reviewHints(itemsToReview(settled, settings));
	return finish(context, settled, { ...exit, ...report, hints: [...hints, ...review] });
}

function settlePicture(
	context: IExecuteFunctions,
	{ place }: EachImage,
	picture: ItemPicture,
	result: PictureResult,
	settings: Prepared<ResultSettings>,
): Settled[] {
	if ('thrown' in settings) return [failedPicture(context, picture, settings.thrown, settings)];
	if (!result.ok) return [failedPicture(context, picture, result.thrown, settings)];
	return place(result, settings).map((one) => placed(context, picture, one, settings));
}

/** Settles a picture of a run that passes on what was read, so that nothing of it fails. */
function settleAsOutcome(
	context: IExecuteFunctions,
	operation: EachImage,
	picture: ItemPicture,
	result: PictureResult,
	settings: Prepared<ResultSettings>,
): Settled[] {
	const settled = settlePicture(context, operation, picture, result, settings);
	return settled.map((one) => {
		if (!('thrown' in one) || 'thrown' in settings) return one;
		const reason = unreadReason(context.getNode(), one);
		const json = operation.unread(reason, settings, isLeftOver(one.thrown));
		const unread = { output: operation.failureOutput, json, read: false };
		return placed(context, picture, unread, settings);
	});
}

function failedPicture(
	context: IExecuteFunctions,
	picture: ItemPicture,
	thrown: unknown,
	settings: Prepared<ResultSettings>,
): ItemFailure {
	const { itemIndex, field } = picture;
	const details = 'thrown' in settings ? inputFieldOf(field) : inputFileOf(picture, settings);
	return { ...failed(context, itemIndex, thrown, settings, { field }), details };
}

function placed(
	context: IExecuteFunctions,
	picture: ItemPicture,
	{ output, json, read, files }: ImageResult,
	settings: ResultSettings,
): PlacedItem {
	const { itemIndex, field } = picture;
	const result = { ...json, ...inputFileOf(picture, settings) };
	const source: ResultSource = { of: 'card', read, field, files };
	return { output, item: itemOf(inputItem(context, itemIndex), result, source, settings) };
}

/** Which of the item's files a result comes from. */
function inputFileOf({ field, fileName }: ItemPicture, { mask }: ResultSettings): IDataObject {
	if (mask !== 'off')
		return field !== undefined && isPlainFieldName(field) ? { inputField: field } : {};
	return { ...inputFieldOf(field), ...(fileName !== undefined && { fileName }) };
}

function inputFieldOf(field: string | undefined): IDataObject {
	return field === undefined ? {} : { inputField: field };
}
