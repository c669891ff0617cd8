import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { PictureCalls, type PictureResult } from '../calls/picture-calls.ts';
import { settle, type Settled } from '../failure/settle.ts';
import { AbsentPicture, OtherPictureRefused } from '../input/input-refusal.ts';
import { picturesOfBothSides } from '../input/picture-jobs.ts';
import { arrangeOutputs } from '../result/arrange.ts';
import {
	bothSidesJson,
	cardJson,
	type SidePicture,
	type SidePictures,
} from '../result/both-sides-json.ts';
import { giveHints } from '../result/hints.ts';
import { itemOf } from '../result/item.ts';
import { outcomeOf } from '../result/outcome.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import { guarded, prepareCalls, prepareResult, type Prepared } from './prepared-item.ts';

const COMPLETE = 0;
const INCOMPLETE = 1;

const ORDINALS = ['first', 'second'];

/**
 * The operation "Recognize Both Sides": two pictures an item in either order, one card out.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognizeBothSides(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const settings = context.getInputData().map((_, i) => prepareResult(context, i));
	const pairs = context.getInputData().map((_, i) => picturesOfBothSides(context, i));
	const callSettings = prepareCalls(context);
	if ('thrown' in callSettings) {
		const settled = pairs.map((_, itemIndex) => ({ itemIndex, thrown: callSettings.thrown }));
		return arrangeOutputs(context, settle(context, settled, INCOMPLETE), 2);
	}

	// One picture may be absent, which only makes its item incomplete.
	const calls = new PictureCalls(context, { ...callSettings, toleratesAbsent: true });
	const results = await calls.run(
		pairs.flat().map(({ itemIndex, job }) => guarded(job, settings[itemIndex])),
	);
	const settled = pairs.map((_, i) =>
		settlePair(context, i, [results[2 * i], results[2 * i + 1]], settings[i]),
	);
	const placed = settle(context, settled, INCOMPLETE);
	giveHints(context, results, calls.haltingCode);
	return arrangeOutputs(context, placed, 2);
}

function settlePair(
	context: IExecuteFunctions,
	itemIndex: number,
	results: [PictureResult, PictureResult],
	settings: Prepared<ResultSettings>,
): Settled {
	if ('thrown' in settings) return { itemIndex, thrown: settings.thrown };
	const pictures: SidePictures = [sidePicture(results[0]), sidePicture(results[1])];
	const failure = failureOfPair(results);
	if (failure !== undefined) {
		const { picture, thrown } = failure;
		const anyRead = pictures.some((one) => one?.outcome.recognized);
		const card = anyRead ? { card: cardJson(pictures, settings) } : {};
		return { itemIndex, thrown, details: { picture, ...card } };
	}

	const { complete, json } = bothSidesJson(pictures, settings);
	const item = itemOf(context, itemIndex, json, settings);
	return { itemIndex, placed: { output: complete ? COMPLETE : INCOMPLETE, item } };
}

/** Gives which picture failed its pair, and with what. One of them may be absent. */
function failureOfPair(
	results: [PictureResult, PictureResult],
): { picture: string; thrown: unknown } | undefined {
	const bothAbsent = results.every(isAbsent);
	const index = results.findIndex((result) => !result.ok && (bothAbsent || !isAbsent(result)));
	const failed = results[index];
	if (failed === undefined || failed.ok) return undefined;
	return failed.thrown instanceof OtherPictureRefused
		? { picture: ORDINALS[1 - index], thrown: failed.thrown.refusal }
		: { picture: ORDINALS[index], thrown: failed.thrown };
}

function isAbsent(result: PictureResult): boolean {
	return !result.ok && result.thrown instanceof AbsentPicture;
}

function sidePicture(result: PictureResult): SidePicture {
	return result.ok ? { reply: result.reply, outcome: outcomeOf(result.reply) } : undefined;
}
