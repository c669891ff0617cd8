import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { ServiceAnswer } from '../calls/connection.ts';
import { bothSidesJson, cardJson, type SidePicture } from '../result/both-sides-json.ts';
import { cardReplies, type CardReply } from '../result/card-replies.ts';
import { cardsOfPeople, type ShownCard } from '../result/cards-of-people.ts';
import { cutOutsOfCard, imagesOfSide } from '../result/cut-outs.ts';
import { outcomeOf } from '../result/outcome.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import { recognizeEachImage, type ImageResult } from './each-image.ts';

const COMPLETE = 0;
const INCOMPLETE = 1;

const NO_CARD: ShownCard<CardReply> = { unsure: false, mismatched: false };

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
		place: (answer, settings) => {
			const sides = cardReplies(answer.reply);
			const cards = sides.length === 0 ? [NO_CARD] : cardsOfPeople(sides);
			return cards.map((card) => cardResult(card, sides, answer, settings));
		},
		unread: (reason, settings, leftOver) => ({
			...cardJson([undefined], settings, { image: undefined }),
			...cutOutsOfCard([], settings.cutOuts).json,
			reason: { problems: [leftOver ? 'not-sent' : 'picture-failed'], ...reason },
		}),
	});
}

function cardResult(
	{ portrait, emblem, unsure, mismatched }: ShownCard<CardReply>,
	all: readonly CardReply[],
	{ reply, files }: Pick<ServiceAnswer, 'reply' | 'files'>,
	settings: ResultSettings,
): ImageResult {
	const sides = [portrait, emblem].flatMap((side) => side ?? []);
	const countOf = (side: 1 | 0) => all.filter(({ fields }) => fields.side === side).length;
	// What the service says of the image is of its first side.
	const inImage = sides.find(({ index }) => index === 0) ?? sides.at(0) ?? { reply };
	const pictures = sides.length === 0 ? [{ reply }] : sides;
	const { complete, json } = bothSidesJson(pictures.map(pictureOf), settings, {
		image: inImage.reply,
		unsure: unsure ? { 1: countOf(1), 0: countOf(0) } : undefined,
		mismatched,
	});
	const images = sides.map((side) => imagesOfSide(side === portrait ? 1 : 0, files, side));
	const cutOuts = cutOutsOfCard(images, settings.cutOuts);
	return {
		output: complete ? COMPLETE : INCOMPLETE,
		json: { ...json, ...cutOuts.json },
		read: complete,
		files: cutOuts.files,
	};
}

function pictureOf({ reply }: { reply: IdCardOcrReply }): SidePicture {
	return { reply, outcome: outcomeOf(reply) };
}
