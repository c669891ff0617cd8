import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { PictureCalls, type PictureResult } from '../calls/picture-calls.ts';
import { settle, type Settled } from '../failure/settle.ts';
import { picturesToRecognize, type ItemPicture } from '../input/picture-jobs.ts';
import { arrangeOutputs, type PlacedItem } from '../result/arrange.ts';
import { giveHints } from '../result/hints.ts';
import { itemOf } from '../result/item.ts';
import { outcomeOf } from '../result/outcome.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import { sideJson } from '../result/side-json.ts';
import { guarded, prepareCalls, prepareResult, type Prepared } from './prepared-item.ts';

const FRONT = 0;
const BACK = 1;
const UNRECOGNIZED = 2;

/**
 * The operation "Recognize ID Card": one call a picture, one item out for every picture in.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognize(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const settings = context.getInputData().map((_, i) => prepareResult(context, i));
	const pictures = context.getInputData().flatMap((_, i) => picturesToRecognize(context, i));
	const callSettings = prepareCalls(context);
	const routed = context.getNodeParameter('routeBySide', 0, true) as boolean;
	if ('thrown' in callSettings) {
		const settled = pictures.map((picture) => failed(picture, callSettings.thrown));
		return arrangeOutputs(context, settle(context, settled, UNRECOGNIZED), routed ? 3 : 1);
	}

	const calls = new PictureCalls(context, callSettings);
	const results = await calls.run(
		pictures.map(({ itemIndex, job }) => guarded(job, settings[itemIndex])),
	);
	const settled = pictures.map((picture, i) =>
		settlePicture(context, picture, results[i], settings[picture.itemIndex]),
	);
	const placed = settle(context, settled, UNRECOGNIZED);
	giveHints(context, results, calls.haltingCode);
	return arrangeOutputs(context, placed, routed ? 3 : 1);
}

function settlePicture(
	context: IExecuteFunctions,
	picture: ItemPicture,
	result: PictureResult,
	settings: Prepared<ResultSettings>,
): Settled {
	if (!result.ok) return failed(picture, result.thrown);
	if ('thrown' in settings) return failed(picture, settings.thrown);
	const { itemIndex, field } = picture;
	const placed = placeReply(context, { itemIndex, field, reply: result.reply }, settings);
	return { itemIndex, placed };
}

function failed({ itemIndex, field }: ItemPicture, thrown: unknown): Settled {
	return { itemIndex, thrown, details: field === undefined ? {} : { inputField: field } };
}

function placeReply(
	context: IExecuteFunctions,
	picture: Pick<ItemPicture, 'itemIndex' | 'field'> & Pick<PictureResult & { ok: true }, 'reply'>,
	settings: ResultSettings,
): PlacedItem {
	const outcome = outcomeOf(picture.reply);
	const json = {
		...sideJson(picture.reply, outcome, settings),
		...inputFieldOf(picture.field, settings),
	};
	const output = !outcome.recognized ? UNRECOGNIZED : outcome.side === 1 ? FRONT : BACK;
	return { output, item: itemOf(context, picture.itemIndex, json, settings) };
}

/** A field that is named after its file may tell whose card it is. */
const PLAIN_FIELD_NAME = /^[A-Za-z_]{1,30}\d{0,3}$/;

function inputFieldOf(field: string | undefined, { mask }: ResultSettings) {
	if (field === undefined || (mask !== 'off' && !PLAIN_FIELD_NAME.test(field))) return {};
	return { inputField: field };
}
