import type { IDataObject } from 'n8n-workflow';

import type { ReplyFiles } from '../calls/connection.ts';
import type { ImageResult } from '../calls/image-calls.ts';
import { isLeftOver } from '../failure/failure.ts';
import { AbsentImage, OtherImageRefused, ServiceRefusal } from '../failure/input-refusal.ts';
import { imagesOfBothSides } from '../input/images-of-both-sides.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { bothSidesJson, cardJson, type SideResult } from '../result/both-sides-json.ts';
import { cutOutsOfCard, imagesOfSide, type SideImages } from '../result/cut-outs.ts';
import { outcomeOf } from '../result/outcome.ts';
import type { ImageOperation, Shown } from '../run/images.ts';

const COMPLETE = 0;
const INCOMPLETE = 1;

/** An image's reply with its files; `undefined` where there is none. */
type ReadImage = (NonNullable<SideResult> & { files?: ReplyFiles }) | undefined;

type Results = readonly ImageResult[];

const ORDINALS = ['first', 'second'];

/** Two images per item, in either order, become one card. An absent image only makes its item incomplete. */
export const bothSidesInTwoImages: ImageOperation = {
	bothSides: false,
	imagesOf: (item, accepted) => [imagesOfBothSides(item, accepted)],
	isTolerated: isAbsence,
	show: (results, settings) => {
		const images = readImages(results);
		const failure = failureOfPair(results);
		if (failure === undefined) {
			const { complete, json } = bothSidesJson(images, settings);
			const cutOuts = withCutOuts(json, images, settings);
			return [{ output: complete ? COMPLETE : INCOMPLETE, read: complete, ...cutOuts }];
		}
		const { thrown, image } = failure;
		const anyRead = images.some((one) => one?.outcome.recognized);
		const details = {
			...(thrown instanceof ServiceRefusal ? {} : { picture: image }),
			...(anyRead ? { card: cardJson(images, settings) } : {}),
		};
		return { thrown, details };
	},
	unread: (reason, settings, { thrown, details }, results) => {
		const images = readImages(results);
		const notSent = isLeftOver(thrown) ? 'not-sent' : 'picture-failed';
		const unreadable = images.some((one) => one?.outcome.recognized === false);
		const problems = [notSent, ...(unreadable ? ['picture-not-recognized'] : [])];
		const json = {
			...cardJson(images, settings),
			reason: { problems, picture: details?.picture, ...reason },
		};
		return withCutOuts(json, images, settings);
	},
};

function withCutOuts(
	json: IDataObject,
	images: readonly ReadImage[],
	settings: ResultSettings,
): Pick<Shown, 'json' | 'files'> {
	const cutOuts = cutOutsOfCard(sideImages(images), settings.cutOuts);
	return { json: { ...json, ...cutOuts.json }, files: cutOuts.files };
}

/** Returns which image failed its pair, and how. An absent one does not fail it. */
function failureOfPair(results: Results): { image: string; thrown: unknown } | undefined {
	const index = results.findIndex((result) => !result.ok && !isAbsence(result.thrown));
	const failed = results[index];
	if (failed === undefined || failed.ok) return undefined;
	return failed.thrown instanceof OtherImageRefused
		? { image: ORDINALS[1 - index], thrown: failed.thrown.refusal }
		: { image: ORDINALS[index], thrown: failed.thrown };
}

function isAbsence(thrown: unknown): boolean {
	return thrown instanceof AbsentImage;
}

function readImages(results: Results): ReadImage[] {
	return results.map((result) =>
		result.ok ? { ...result, outcome: outcomeOf(result.reply) } : undefined,
	);
}

/** Of two images of the same side the first counts. */
function sideImages(images: readonly ReadImage[]): SideImages[] {
	return ([1, 0] as const).flatMap((side) => {
		const isOf = (one: ReadImage) => one?.outcome.recognized === true && one.outcome.side === side;
		const image = images.find(isOf);
		if (image === undefined) return [];
		const page = image.reply.extra?.cards.at(0)?.page;
		return imagesOfSide(side, image.files, { index: 0, page });
	});
}
