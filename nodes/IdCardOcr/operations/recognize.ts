import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
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
import { outcomeOf } from '../result/outcome.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import type { Settled } from '../result/settle.ts';
import { unreadDetailsJson } from '../result/details-json.ts';
import { sideJson, unreadSideJson } from '../result/side-json.ts';
import { askedPicture } from './asked-picture.ts';
import { passesOnResults } from './ended-early.ts';
import { failed } from './failed.ts';
import { finish } from './finish.ts';
import { itemsToReview } from './items-to-review.ts';
import { knownFailures } from './known-failures.ts';
import { prepare, type Prepared } from './prepared.ts';
import { acceptedBy, prepareCalls } from './prepared-calls.ts';
import { sendPictures } from './send-pictures.ts';

const FRONT = 0;
const BACK = 1;
const NOT_READ = 2;

/**
 * The operation "Recognize ID Card": one call and one output item per picture.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognize(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const settings = items.map((_, i) => prepare(() => resultSettings(context, i)));
	const calls = await prepareCalls(context);
	const accepted = acceptedBy(context, calls);
	const named = items.flatMap((_, i) => picturesToRecognize(context, i, accepted));
	const routed = context.getNodeParameter('routeBySide', 0, true) as boolean;
	const exit = { outputs: routed ? 3 : 1, failureOutput: NOT_READ, settings };
	if ('thrown' in calls) {
		const settled = named.map((picture) =>
			failedPicture(context, picture, calls.thrown, settings[picture.itemIndex]),
		);
		return finish(context, settled, exit);
	}

	const { service } = calls.connection;
	const pictures = named.map((one) => askedPicture(one, settings[one.itemIndex], service));
	const known = knownFailures(context, pictures);
	if (known.length > 0) return finish(context, known, exit);

	const jobs = pictures.map(({ job }) => job);
	const { results, hints, ...report } = await sendPictures(context, jobs, calls);
	const settle = passesOnResults(context, report) ? settleAsOutcome : settlePicture;
	const settled = pictures.map((picture, i) =>
		settle(context, picture, results[i], settings[picture.itemIndex]),
	);
	const review = reviewHints(itemsToReview(settled, settings));
	return finish(context, settled, { ...exit, ...report, hints: [...hints, ...review] });
}

function settlePicture(
	context: IExecuteFunctions,
	picture: ItemPicture,
	result: PictureResult,
	settings: Prepared<ResultSettings>,
): Settled {
	if ('thrown' in settings) return failedPicture(context, picture, settings.thrown, settings);
	return result.ok
		? placeReply(context, picture, result.reply, settings)
		: failedPicture(context, picture, result.thrown, settings);
}

/** Settles a picture of a run that passes on what was read, so that nothing of it fails. */
function settleAsOutcome(
	context: IExecuteFunctions,
	picture: ItemPicture,
	result: PictureResult,
	settings: Prepared<ResultSettings>,
): Settled {
	const settled = settlePicture(context, picture, result, settings);
	if (!('thrown' in settled) || 'thrown' in settings) return settled;
	const reason = unreadReason(context.getNode(), settled);
	const json = unreadSideJson(reason, settings, unreadDetailsJson(undefined, settings));
	return placed(context, picture, { output: NOT_READ, json, read: false }, settings);
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

function placeReply(
	context: IExecuteFunctions,
	picture: ItemPicture,
	reply: IdCardOcrReply,
	settings: ResultSettings,
): PlacedItem {
	const outcome = outcomeOf(reply);
	const json = sideJson(reply, outcome, settings);
	const output = !outcome.recognized ? NOT_READ : outcome.side === 1 ? FRONT : BACK;
	return placed(context, picture, { output, json, read: outcome.recognized }, settings);
}

function placed(
	context: IExecuteFunctions,
	picture: ItemPicture,
	{ output, json, read }: { output: number; json: IDataObject; read: boolean },
	settings: ResultSettings,
): PlacedItem {
	const { itemIndex, field } = picture;
	const result = { ...json, ...inputFileOf(picture, settings) };
	const source: ResultSource = { of: 'card', read, field };
	return { output, item: itemOf(inputItem(context, itemIndex), result, source, settings) };
}

/** Which of the item's files a result comes from. */
function inputFileOf(
	{ field, fileName }: ItemPicture,
	{ mask, version1 }: ResultSettings,
): IDataObject {
	if (mask !== 'off')
		return field !== undefined && isPlainFieldName(field) ? { inputField: field } : {};
	const named = !version1 && fileName !== undefined ? { fileName } : {};
	return { ...inputFieldOf(field), ...named };
}

function inputFieldOf(field: string | undefined): IDataObject {
	return field === undefined ? {} : { inputField: field };
}
