import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { ReplyFiles } from '../calls/connection.ts';
import { cardReplies, type CardReply } from '../result/card-replies.ts';
import { cutOutsOfSide, imagesOfSide, noCutOuts } from '../result/cut-outs.ts';
import { unreadDetailsJson } from '../result/details-json.ts';
import { outcomeOf } from '../result/outcome.ts';
import { placeColumns } from '../result/place-columns.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import { sideJson, unreadSideJson } from '../result/side-json.ts';
import { recognizeEachImage, type ImageResult } from './each-image.ts';

const FRONT = 0;
const BACK = 1;
const NOT_READ = 2;

/** A side in an image: its own reply, and with details of the image its place. */
type ShownSide = Pick<CardReply, 'reply'> & Partial<CardReply>;

/**
 * The operation "Recognize ID Card": one call per picture, and one output item, or one for each card in it.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognize(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const routed = context.getNodeParameter('routeBySide', 0, true) as boolean;
	return await recognizeEachImage(context, {
		outputs: routed ? 3 : 1,
		failureOutput: NOT_READ,
		bothSides: false,
		place: ({ reply, files }, settings) =>
			shownSides(reply, settings).map((side) => sideResult(side, files, settings)),
		unread: (reason, settings) => ({
			...unreadSideJson(reason, settings, unreadDetailsJson(undefined, settings)),
			...placeOf(undefined, settings),
			...noCutOuts(settings.cutOuts),
		}),
	});
}

/** Returns the sides to put out, at least one: that of the whole reply where no card was found. */
function shownSides(reply: IdCardOcrReply, { cards }: ResultSettings): readonly ShownSide[] {
	const [first, ...others] = cardReplies(reply);
	if (first === undefined) return [{ reply }];
	return cards === 'all' ? [first, ...others] : [{ ...first, reply }];
}

function sideResult(
	side: ShownSide,
	files: ReplyFiles | undefined,
	settings: ResultSettings,
): ImageResult {
	const outcome = outcomeOf(side.reply);
	const json = { ...sideJson(side.reply, outcome, settings), ...placeOf(side, settings) };
	if (!outcome.recognized) {
		const none = noCutOuts(settings.cutOuts);
		return { output: NOT_READ, json: { ...json, ...none }, read: false };
	}
	const images = imagesOfSide(outcome.side, files, side);
	const cutOuts = cutOutsOfSide(images, settings.cutOuts);
	return {
		output: outcome.side === 1 ? FRONT : BACK,
		json: { ...json, ...cutOuts.json },
		read: true,
		files: cutOuts.files,
	};
}

function placeOf(side: Partial<CardReply> | undefined, { cards }: ResultSettings): IDataObject {
	if (cards !== 'all') return {};
	const { page, box } = side ?? {};
	return placeColumns(page === undefined || box === undefined ? undefined : { page, box });
}
