import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { callSettings } from '../calls/call-settings.ts';
import { PictureCalls, type PictureResult } from '../calls/picture-calls.ts';
import { settle, type Settled } from '../failure/settle.ts';
import { AbsentPicture } from '../input/input-refusal.ts';
import { picturesOfBothSides } from '../input/picture-jobs.ts';
import { arrangeOutputs } from '../result/arrange.ts';
import { bothSidesJson, type SidePicture } from '../result/both-sides-json.ts';
import { giveHints } from '../result/hints.ts';
import { itemOf } from '../result/item.ts';
import { outcomeOf } from '../result/outcome.ts';
import { resultSettings } from '../result/result-settings.ts';

const COMPLETE = 0;
const INCOMPLETE = 1;

/**
 * The operation "Recognize Both Sides": two pictures an item in either order, one card out.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognizeBothSides(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const pairs = context.getInputData().map((_, i) => picturesOfBothSides(context, i));
	const calls = new PictureCalls(context, {
		...callSettings(context),
		// One picture may be absent, which only makes its item incomplete.
		toleratesAbsent: true,
	});
	const results = await calls.run(pairs.flat().map(({ job }) => job));

	const settled = pairs.map((_, i) => settlePair(context, i, [results[2 * i], results[2 * i + 1]]));
	const placed = settle(context, settled, INCOMPLETE);
	giveHints(context, results, calls.haltingCode);
	return arrangeOutputs(context, placed, 2);
}

function settlePair(
	context: IExecuteFunctions,
	itemIndex: number,
	[first, second]: [PictureResult, PictureResult],
): Settled {
	try {
		if (!first.ok && isAbsent(first) && isAbsent(second)) {
			return { itemIndex, thrown: first.thrown };
		}
		const pictures: [SidePicture, SidePicture] = [sidePicture(first), sidePicture(second)];
		const settings = resultSettings(context, itemIndex);
		const { complete, json } = bothSidesJson(pictures, settings);
		const item = itemOf(context, itemIndex, json, settings);
		return { itemIndex, placed: { output: complete ? COMPLETE : INCOMPLETE, item } };
	} catch (thrown) {
		return { itemIndex, thrown };
	}
}

function isAbsent(result: PictureResult): boolean {
	return !result.ok && result.thrown instanceof AbsentPicture;
}

function sidePicture(result: PictureResult): SidePicture {
	if (isAbsent(result)) return undefined;
	if (!result.ok) throw result.thrown;
	return { reply: result.reply, outcome: outcomeOf(result.reply) };
}
