import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { ExtraCard } from '../../../domain/extra.ts';
import { cardReplies } from '../result/card-replies.ts';
import { unreadDetailsJson } from '../result/details-json.ts';
import { outcomeOf } from '../result/outcome.ts';
import { placeColumns } from '../result/place-columns.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import { sideJson, unreadSideJson } from '../result/side-json.ts';
import { recognizeEachImage, type ImageResult } from './each-image.ts';

const FRONT = 0;
const BACK = 1;
const NOT_READ = 2;

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
		place: (reply, settings) => {
			const cards = settings.cards === 'all' ? cardReplies(reply) : [];
			if (cards.length === 0) return [sideResult(reply, settings)];
			return cards.map((card) => sideResult(card.reply, settings, card));
		},
		unread: (reason, settings) => ({
			...unreadSideJson(reason, settings, unreadDetailsJson(undefined, settings)),
			...placeOf(undefined, settings),
		}),
	});
}

function sideResult(
	reply: IdCardOcrReply,
	settings: ResultSettings,
	card?: ExtraCard,
): ImageResult {
	const outcome = outcomeOf(reply);
	const output = !outcome.recognized ? NOT_READ : outcome.side === 1 ? FRONT : BACK;
	const json = { ...sideJson(reply, outcome, settings), ...placeOf(card, settings) };
	return { output, json, read: outcome.recognized };
}

function placeOf(card: ExtraCard | undefined, { cards }: ResultSettings): IDataObject {
	return cards === 'all' ? placeColumns(card) : {};
}
