import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { ImageResult } from '../calls/image-calls.ts';
import { isLeftOver } from '../failure/failure.ts';
import { imagesToRecognize } from '../input/images-to-recognize.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { bothSidesJson, cardJson, type SideResult } from '../result/both-sides-json.ts';
import { cardReplies, type CardReply } from '../result/card-replies.ts';
import { cardsOfPeople, type ShownCard } from '../result/cards-of-people.ts';
import { cutOutsOfCard, imagesOfSide } from '../result/cut-outs.ts';
import { outcomeOf } from '../result/outcome.ts';
import type { ImageOperation, Shown } from '../run/images.ts';

const COMPLETE = 0;
const INCOMPLETE = 1;

const NO_CARD: ShownCard<CardReply> = { unsure: false, mismatched: false };

/** One image or document that shows both sides: one call for each image, and an item for each card in it. */
export const bothSidesInOneImage: ImageOperation = {
	bothSides: true,
	imagesOf: imagesToRecognize,
	show: ([result], settings) => {
		if (!result.ok) return result;
		const sides = cardReplies(result.reply);
		const cards = sides.length === 0 ? [NO_CARD] : cardsOfPeople(sides);
		return cards.map((card) => cardResult(card, sides, result, settings));
	},
	unread: (reason, settings, { thrown }) => ({
		json: {
			...cardJson([undefined], settings, { image: undefined }),
			...cutOutsOfCard([], settings.cutOuts).json,
			reason: { problems: [isLeftOver(thrown) ? 'not-sent' : 'picture-failed'], ...reason },
		},
	}),
};

type ReadImage = Extract<ImageResult, { ok: true }>;

function cardResult(
	{ portrait, emblem, unsure, mismatched }: ShownCard<CardReply>,
	all: readonly CardReply[],
	{ reply, files }: ReadImage,
	settings: ResultSettings,
): Shown {
	const sides = [portrait, emblem].flatMap((side) => side ?? []);
	const countOf = (side: 1 | 0) => all.filter(({ fields }) => fields.side === side).length;
	// What the service says of the image is of its first side.
	const inImage = sides.find(({ index }) => index === 0) ?? sides.at(0) ?? { reply };
	const replies = sides.length === 0 ? [{ reply }] : sides;
	const { complete, json } = bothSidesJson(replies.map(sideResult), settings, {
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

function sideResult({ reply }: { reply: IdCardOcrReply }): SideResult {
	return { reply, outcome: outcomeOf(reply) };
}
