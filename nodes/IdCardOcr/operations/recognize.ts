import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { callSettings } from '../calls/call-settings.ts';
import { PictureCalls, type PictureResult } from '../calls/picture-calls.ts';
import { settle, type Settled } from '../failure/settle.ts';
import { picturesToRecognize, type ItemPicture } from '../input/picture-jobs.ts';
import { arrangeOutputs, type PlacedItem } from '../result/arrange.ts';
import { giveHints } from '../result/hints.ts';
import { itemOf } from '../result/item.ts';
import { outcomeOf } from '../result/outcome.ts';
import { resultSettings } from '../result/result-settings.ts';
import { sideJson } from '../result/side-json.ts';

const FRONT = 0;
const BACK = 1;
const UNRECOGNIZED = 2;

/**
 * The operation "Recognize ID Card": one call a picture, one item out for every picture in.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognize(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const pictures = context.getInputData().flatMap((_, i) => picturesToRecognize(context, i));
	const calls = new PictureCalls(context, callSettings(context));
	const results = await calls.run(pictures.map(({ job }) => job));

	const settled = pictures.map((picture, i) => settlePicture(context, picture, results[i]));
	const placed = settle(context, settled, UNRECOGNIZED);
	giveHints(context, results, calls.haltingCode);
	const routed = context.getNodeParameter('routeBySide', 0, true) as boolean;
	return arrangeOutputs(context, placed, routed ? 3 : 1);
}

function settlePicture(
	context: IExecuteFunctions,
	{ itemIndex, field }: ItemPicture,
	result: PictureResult,
): Settled {
	try {
		if (!result.ok) return { itemIndex, thrown: result.thrown };
		return { itemIndex, placed: placeReply(context, itemIndex, field, result) };
	} catch (thrown) {
		return { itemIndex, thrown };
	}
}

function placeReply(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string | undefined,
	{ reply }: PictureResult & { ok: true },
): PlacedItem {
	const outcome = outcomeOf(reply);
	const settings = resultSettings(context, itemIndex);
	const json = {
		...sideJson(reply, outcome, settings),
		...(field === undefined ? {} : { inputField: field }),
	};
	const output = !outcome.recognized ? UNRECOGNIZED : outcome.side === 1 ? FRONT : BACK;
	return { output, item: itemOf(context, itemIndex, json, settings) };
}
