import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { PictureResult } from '../calls/picture-calls.ts';
import type { ItemFailure } from '../failure/failed-item.ts';
import { callSettings } from '../input/call-settings.ts';
import { inputItem } from '../input/item-files.ts';
import { picturesToRecognize, type ItemPicture } from '../input/picture-jobs.ts';
import { isPlainFieldName } from '../input/plain-field-name.ts';
import { resultSettings } from '../input/result-settings.ts';
import type { PlacedItem } from '../result/arrange.ts';
import { itemOf } from '../result/item.ts';
import { outcomeOf } from '../result/outcome.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import type { Settled } from '../result/settle.ts';
import { sideJson } from '../result/side-json.ts';
import { finish } from './finish.ts';
import { guarded, prepare, type Prepared } from './prepared.ts';
import { sendPictures } from './send-pictures.ts';

const FRONT = 0;
const BACK = 1;
const UNRECOGNIZED = 2;

/**
 * The operation "Recognize ID Card": one call and one output item per picture.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognize(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const settings = items.map((_, i) => prepare(() => resultSettings(context, i)));
	const pictures = items.flatMap((_, i) => picturesToRecognize(context, i));
	const calls = prepare(() => callSettings(context));
	const routed = context.getNodeParameter('routeBySide', 0, true) as boolean;
	const exit = { outputs: routed ? 3 : 1, failureOutput: UNRECOGNIZED };
	if ('thrown' in calls) {
		const settled = pictures.map((picture) => failed(picture, calls.thrown));
		return finish(context, settled, exit);
	}

	const jobs = pictures.map(({ itemIndex, job }) => guarded(job, settings[itemIndex]));
	const { results, ...report } = await sendPictures(context, jobs, calls);
	const settled = pictures.map((picture, i) =>
		settlePicture(context, picture, results[i], settings[picture.itemIndex]),
	);
	return finish(context, settled, { ...exit, ...report });
}

function settlePicture(
	context: IExecuteFunctions,
	picture: ItemPicture,
	result: PictureResult,
	settings: Prepared<ResultSettings>,
): Settled {
	if ('thrown' in settings) return failed(picture, settings.thrown);
	if (!result.ok) {
		return { ...failed(picture, result.thrown), unmasked: settings.mask === 'off' };
	}
	return placeReply(context, picture, result.reply, settings);
}

function failed({ itemIndex, field }: ItemPicture, thrown: unknown): ItemFailure {
	return { itemIndex, thrown, details: field === undefined ? {} : { inputField: field } };
}

function placeReply(
	context: IExecuteFunctions,
	{ itemIndex, field }: ItemPicture,
	reply: IdCardOcrReply,
	settings: ResultSettings,
): PlacedItem {
	const outcome = outcomeOf(reply);
	const json = { ...sideJson(reply, outcome, settings), ...inputFieldOf(field, settings) };
	const output = !outcome.recognized ? UNRECOGNIZED : outcome.side === 1 ? FRONT : BACK;
	return { output, item: itemOf(inputItem(context, itemIndex), json, settings) };
}

function inputFieldOf(field: string | undefined, { mask }: ResultSettings) {
	if (field === undefined || (mask !== 'off' && !isPlainFieldName(field))) return {};
	return { inputField: field };
}
