import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { PictureResult } from '../calls/picture-calls.ts';
import type { ReplyFiles } from '../calls/connection.ts';
import { isLeftOver } from '../calls/left-over.ts';
import { unreadReason } from '../failure/failed-item.ts';
import { ServiceRefusal } from '../failure/service-refusal.ts';
import { AbsentPicture, OtherPictureRefused } from '../input/absent-picture.ts';
import { inputItem } from '../input/item-files.ts';
import { picturesOfBothSides } from '../input/pictures-of-both-sides.ts';
import { resultSettings } from '../input/result-settings.ts';
import { bothSidesJson, cardJson, type SidePicture } from '../result/both-sides-json.ts';
import type { PlacedItem } from '../result/arrange.ts';
import { cutOutsOfCard, imagesOfSide, type SideImages } from '../result/cut-outs.ts';
import { reviewHints } from '../result/hints.ts';
import { itemOf, type ResultSource } from '../result/item.ts';
import { outcomeOf } from '../result/outcome.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import type { Settled } from '../result/settle.ts';
import { askedPicture } from './asked-picture.ts';
import { recognizeBothSidesInImage } from './both-sides-in-image.ts';
import { passesOnResults } from './ended-early.ts';
import { failed } from './failed.ts';
import { finish } from './finish.ts';
import { itemsToReview } from './items-to-review.ts';
import { knownFailures } from './known-failures.ts';
import { prepare, type Prepared } from './prepared.ts';
import { acceptedBy, prepareCalls } from './prepared-calls.ts';
import { sendPictures } from './send-pictures.ts';

const COMPLETE = 0;
const INCOMPLETE = 1;

/** A picture's reply with its files; `undefined` where there is none. */
type ReadPicture = (NonNullable<SidePicture> & { files?: ReplyFiles }) | undefined;

type PairResults = readonly [PictureResult, PictureResult];

const ORDINALS = ['first', 'second'];

/**
 * The operation "Recognize Both Sides": two pictures per item in either order, one card out; or one
 * picture that shows both.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognizeBothSides(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const images = context.getNodeParameter('images', 0, 'two') as string;
	if (images === 'one') return await recognizeBothSidesInImage(context);
	const items = context.getInputData();
	const settings = items.map((_, i) => prepare(() => resultSettings(context, i)));
	const calls = await prepareCalls(context);
	const accepted = acceptedBy(calls);
	const pairs = items.map((_, i) => picturesOfBothSides(context, i, accepted));
	const exit = { outputs: 2, failureOutput: INCOMPLETE, settings };
	if ('thrown' in calls) {
		const settled = pairs.map((_, i) => failed(context, i, calls.thrown, settings[i]));
		return finish(context, settled, exit);
	}

	const { service } = calls.connection;
	const pictures = pairs
		.flat()
		.map((one) => askedPicture(one, settings[one.itemIndex], service, { bothSides: false }));
	const known = knownFailures(context, pictures, isAbsence);
	if (known.length > 0) return finish(context, known, exit);

	const jobs = pictures.map(({ job }) => job);
	// An absent picture only makes its item incomplete.
	const { results, hints, ...report } = await sendPictures(context, jobs, calls, isAbsence);
	const settle = passesOnResults(context, report) ? settleAsOutcome : settlePair;
	const settled = pairs.map((_, i) =>
		settle(context, i, [results[2 * i], results[2 * i + 1]], settings[i]),
	);
	const review = reviewHints(itemsToReview(settled, settings));
	return finish(context, settled, { ...exit, ...report, hints: [...hints, ...review] });
}

function settlePair(
	context: IExecuteFunctions,
	itemIndex: number,
	results: PairResults,
	settings: Prepared<ResultSettings>,
): Settled {
	if ('thrown' in settings) return failed(context, itemIndex, settings.thrown, settings);
	const pictures = sidePictures(results);
	const failure = failureOfPair(results);
	if (failure !== undefined) {
		const { thrown } = failure;
		const picture = thrown instanceof ServiceRefusal ? {} : { picture: failure.picture };
		const anyRead = pictures.some((one) => one?.outcome.recognized);
		const card = anyRead ? { card: cardJson(pictures, settings) } : {};
		return { ...failed(context, itemIndex, thrown, settings), details: { ...picture, ...card } };
	}
	const { complete, json } = bothSidesJson(pictures, settings);
	return placed(context, itemIndex, { complete, json }, pictures, settings);
}

/** Settles a pair of a run that passes on what was read, so that nothing of it fails. */
function settleAsOutcome(
	context: IExecuteFunctions,
	itemIndex: number,
	results: PairResults,
	settings: Prepared<ResultSettings>,
): Settled {
	const settled = settlePair(context, itemIndex, results, settings);
	if (!('thrown' in settled) || 'thrown' in settings) return settled;
	const pictures = sidePictures(results);
	const notSent = isLeftOver(settled.thrown) ? 'not-sent' : 'picture-failed';
	const unreadable = pictures.some((one) => one?.outcome.recognized === false);
	const reason = {
		problems: [notSent, ...(unreadable ? ['picture-not-recognized'] : [])],
		picture: settled.details?.picture,
		...unreadReason(context.getNode(), settled),
	};
	const json = { ...cardJson(pictures, settings), reason };
	return placed(context, itemIndex, { complete: false, json }, pictures, settings);
}

function placed(
	context: IExecuteFunctions,
	itemIndex: number,
	{ complete, json }: { complete: boolean; json: IDataObject },
	pictures: readonly ReadPicture[],
	settings: ResultSettings,
): PlacedItem {
	const cutOuts = cutOutsOfCard(imagesOf(pictures), settings.cutOuts);
	const source: ResultSource = { of: 'card', read: complete, files: cutOuts.files };
	const result = { ...json, ...cutOuts.json };
	const item = itemOf(inputItem(context, itemIndex), result, source, settings);
	return { output: complete ? COMPLETE : INCOMPLETE, item };
}

/** Returns which picture failed its pair, and how. An absent one does not fail it. */
function failureOfPair(results: PairResults): { picture: string; thrown: unknown } | undefined {
	const index = results.findIndex((result) => !result.ok && !isAbsence(result.thrown));
	const failed = results[index];
	if (failed === undefined || failed.ok) return undefined;
	return failed.thrown instanceof OtherPictureRefused
		? { picture: ORDINALS[1 - index], thrown: failed.thrown.refusal }
		: { picture: ORDINALS[index], thrown: failed.thrown };
}

function isAbsence(thrown: unknown): boolean {
	return thrown instanceof AbsentPicture;
}

function sidePictures(results: PairResults): ReadPicture[] {
	return results.map((result) =>
		result.ok ? { ...result, outcome: outcomeOf(result.reply) } : undefined,
	);
}

/** Of two pictures of the same side the first counts. */
function imagesOf(pictures: readonly ReadPicture[]): SideImages[] {
	return ([1, 0] as const).flatMap((side) => {
		const isOf = (one: ReadPicture) =>
			one?.outcome.recognized === true && one.outcome.side === side;
		const picture = pictures.find(isOf);
		if (picture === undefined) return [];
		const page = picture.reply.extra?.cards.at(0)?.page;
		return imagesOfSide(side, picture.files, { index: 0, page });
	});
}
