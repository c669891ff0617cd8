import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { ReplyFiles } from '../calls/connection.ts';
import { imagesToRecognize } from '../input/images-to-recognize.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { imageSource, oneImage, simplify } from '../parameters/image-parameters.ts';
import { imageOptions, optionsParameter } from '../parameters/options-parameter.ts';
import { cardReplies, type CardReply } from '../result/card-replies.ts';
import { cutOutsOfSide, imagesOfSide, noCutOuts } from '../result/cut-outs.ts';
import { unreadDetailsJson } from '../result/details-json.ts';
import { outcomeOf } from '../result/outcome.ts';
import { placeColumns } from '../result/place-columns.ts';
import { sideJson, unreadSideJson } from '../result/side-json.ts';
import { recognizeImages, type Shown } from '../run/images.ts';
import type { Operation } from '../run/operation.ts';

const FRONT = 0;
const BACK = 1;
const NOT_READ = 2;

const CARDS_PER_IMAGE: INodeProperties = {
	displayName: 'Cards per Image',
	name: 'cardsPerImage',
	type: 'options',
	options: [
		{
			name: 'All',
			value: 'all',
			description:
				'An item for each side of a card on every page, with its position. Needs a self-hosted server.',
		},
		{
			name: 'First',
			value: 'first',
			description: 'One item',
		},
	],
	default: 'first',
	description: 'Which cards to output if an image or document shows several',
};

const ROUTE_BY_SIDE: INodeProperties = {
	displayName: 'Route by Side',
	name: 'routeBySide',
	type: 'boolean',
	noDataExpression: true,
	default: true,
	description:
		'Whether to send the portrait side, the emblem side and images that were not read to separate outputs. When off, there is a single output.',
};

/** One call for each image, and one item, or one for each card in it. */
export const recognize: Operation = {
	title: 'Recognize ID Card',
	value: 'recognize',
	description: 'Read one side of a card; the side is detected automatically',
	action: 'Recognize ID card',
	callsService: true,
	parameters: [
		...imageSource,
		...oneImage,
		simplify,
		CARDS_PER_IMAGE,
		ROUTE_BY_SIDE,
		optionsParameter(imageOptions),
	],
	outputs: (parameters) =>
		parameters.routeBySide === false ? [''] : ['Front', 'Back', 'Not Read'],
	run: async (context, outputs) =>
		await recognizeImages(context, outputs, {
			bothSides: false,
			imagesOf: imagesToRecognize,
			show: ([result], settings) => {
				if (!result.ok) return result;
				const sides = shownSides(result.reply, settings);
				return sides.map((side) => sideResult(side, result.files, settings));
			},
			unread: (reason, settings) => ({
				json: {
					...unreadSideJson(reason, settings, unreadDetailsJson(undefined, settings)),
					...placeOf(undefined, settings),
					...noCutOuts(settings.cutOuts),
				},
			}),
		}),
};

/** A side in an image: its own reply, and with details of the image its place. */
type ShownSide = Pick<CardReply, 'reply'> & Partial<CardReply>;

/** Returns the sides to output, at least one: that of the whole reply where no card was found. */
function shownSides(reply: IdCardOcrReply, { cards }: ResultSettings): readonly ShownSide[] {
	const [first, ...others] = cardReplies(reply);
	if (first === undefined) return [{ reply }];
	return cards === 'all' ? [first, ...others] : [{ ...first, reply }];
}

function sideResult(
	side: ShownSide,
	files: ReplyFiles | undefined,
	settings: ResultSettings,
): Shown {
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
