import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import { bothSidesJson, cardJson, type SidePicture } from '../result/both-sides-json.ts';
import { cardReplies, type CardReply } from '../result/card-replies.ts';
import { cardsOfPeople, type ShownCard } from '../result/cards-of-people.ts';
import type { BesidePictures } from '../result/incompleteness.ts';
import { outcomeOf } from '../result/outcome.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import { recognizeEachImage, type ImageResult } from './each-image.ts';

const COMPLETE = 0;
const INCOMPLETE = 1;

/**
 * The operation "Recognize Both Sides" with one image or document that shows both: one call per picture,
 * and an output item for each card in it.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognizeBothSidesInImage(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	return await recognizeEachImage(context, {
		outputs: 2,
		failureOutput: INCOMPLETE,
		asked: () => true,
		place: cardsIn,
		unread: (reason, settings, leftOver) => ({
			...cardJson([undefined], settings),
			reason: { problems: [leftOver ? 'not-sent' : 'picture-failed'], ...reason },
		}),
	});
}

function cardsIn(reply: IdCardOcrReply, settings: ResultSettings): ImageResult[] {
	const sides = cardReplies(reply);
	if (sides.length === 0) return [cardResult([pictureOf(reply)], settings)];
	const countOf = (side: 1 | 0) => sides.filter(({ fields }) => fields.side === side).length;
	const counts = { 1: countOf(1), 0: countOf(0) };
	return cardsOfPeople(sides).map((card) =>
		cardResult(picturesOf(card), settings, {
			unsure: card.unsure ? counts : undefined,
			mismatched: card.mismatched,
		}),
	);
}

function cardResult(
	pictures: readonly SidePicture[],
	settings: ResultSettings,
	beside?: Pick<BesidePictures, 'unsure' | 'mismatched'>,
): ImageResult {
	const { complete, json } = bothSidesJson(pictures, settings, beside);
	return { output: complete ? COMPLETE : INCOMPLETE, json, read: complete };
}

function picturesOf({ portrait, emblem }: ShownCard<CardReply>): SidePicture[] {
	return [portrait, emblem].flatMap((side) => (side === undefined ? [] : [pictureOf(side.reply)]));
}

function pictureOf(reply: IdCardOcrReply): SidePicture {
	return { reply, outcome: outcomeOf(reply) };
}
