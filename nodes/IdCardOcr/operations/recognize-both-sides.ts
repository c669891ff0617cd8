import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { PictureResult } from '../calls/picture-calls.ts';
import { AbsentPicture, OtherPictureRefused } from '../input/absent-picture.ts';
import { callSettings } from '../input/call-settings.ts';
import { inputItem } from '../input/item-files.ts';
import { picturesOfBothSides } from '../input/picture-jobs.ts';
import { resultSettings } from '../input/result-settings.ts';
import {
	bothSidesJson,
	cardJson,
	type SidePicture,
	type SidePictures,
} from '../result/both-sides-json.ts';
import { itemOf } from '../result/item.ts';
import { outcomeOf } from '../result/outcome.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import type { Settled } from '../result/settle.ts';
import { finish } from './finish.ts';
import { guarded, prepare, type Prepared } from './prepared.ts';
import { sendPictures } from './send-pictures.ts';

const COMPLETE = 0;
const INCOMPLETE = 1;

const EXIT = { outputs: 2, failureOutput: INCOMPLETE };

const ORDINALS = ['first', 'second'];

/**
 * The operation "Recognize Both Sides": two pictures per item in either order, one card out.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognizeBothSides(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const settings = items.map((_, i) => prepare(() => resultSettings(context, i)));
	const pairs = items.map((_, i) => picturesOfBothSides(context, i));
	const calls = prepare(() => callSettings(context));
	if ('thrown' in calls) {
		const settled = pairs.map((_, itemIndex) => ({ itemIndex, thrown: calls.thrown }));
		return finish(context, settled, EXIT);
	}

	const jobs = pairs.flat().map(({ itemIndex, job }) => guarded(job, settings[itemIndex]));
	// An absent picture only makes its item incomplete.
	const { results, ...report } = await sendPictures(context, jobs, calls, isAbsence);
	const settled = pairs.map((_, i) =>
		settlePair(context, i, [results[2 * i], results[2 * i + 1]], settings[i]),
	);
	return finish(context, settled, { ...EXIT, ...report });
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
		const unmasked = settings.mask === 'off';
		return { itemIndex, thrown, details: { picture, ...card }, unmasked };
	}

	const { complete, json } = bothSidesJson(pictures, settings);
	const item = itemOf(inputItem(context, itemIndex), json, settings);
	return { output: complete ? COMPLETE : INCOMPLETE, item };
}

/** Returns which picture failed its pair, and how. One alone may be absent without failing it. */
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
	return !result.ok && isAbsence(result.thrown);
}

function isAbsence(thrown: unknown): boolean {
	return thrown instanceof AbsentPicture;
}

function sidePicture(result: PictureResult): SidePicture {
	return result.ok ? { reply: result.reply, outcome: outcomeOf(result.reply) } : undefined;
}
