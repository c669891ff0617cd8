import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import {
	bothSidesJson,
	cardJson,
	type InOneImage,
	type SidePicture,
} from '../result/both-sides-json.ts';
import { cardReplies, type CardReply } from '../result/card-replies.ts';
import { cardsOfPeople, type ShownCard } from '../result/cards-of-people.ts';
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
		bothSides: true,
		place: cardsIn,
		unread: (reason, settings, leftOver) => ({
			...cardJson([undefined], settings, { image: undefined }),
			reason: { problems: [leftOver ? 'not-sent' : 'picture-failed'], ...reason },
		}),
	});
}

function cardsIn(reply: IdCardOcrReply, settings: ResultSettings): ImageResult[] {
	const sides = cardReplies(reply);
	if (sides.length === 0) return [cardResult([pictureOf(reply)], settings, { image: reply })];
	const countOf = (side: 1 | 0) => sides.filter(({ fields }) => fields.side === side).length;
	const counts = { 1: countOf(1), 0: countOf(0) };
	return cardsOfPeople(sides).map((card) =>
		cardResult(picturesOf(card), settings, {
			image: imageOf(card, sides[0]),
			unsure: card.unsure ? counts : undefined,
			mismatched: card.mismatched,
		}),
	);
}

function cardResult(
	pictures: readonly SidePicture[],
	settings: ResultSettings,
	inOneImage: InOneImage,
): ImageResult {
	const { complete, json } = bothSidesJson(pictures, settings, inOneImage);
	return { output: complete ? COMPLETE : INCOMPLETE, json, read: complete };
}

/** The service's words on the image are of its first side. */
function imageOf({ portrait, emblem }: ShownCard<CardReply>, first: CardReply): IdCardOcrReply {
	return (emblem === first ? emblem : (portrait ?? emblem))!.reply;
}

function picturesOf({ portrait, emblem }: ShownCard<CardReply>): SidePicture[] {
	return [portrait, emblem].flatMap((side) => (side === undefined ? [] : [pictureOf(side.reply)]));
}

function pictureOf(reply: IdCardOcrReply): SidePicture {
	return { reply, outcome: outcomeOf(reply) };
}
