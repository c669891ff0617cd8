import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { ImageResult } from '../calls/image-calls.ts';
import { unreadReason, type ItemFailure } from '../failure/failed-item.ts';
import { OtherImageRefused } from '../failure/input-refusal.ts';
import { AcceptedImages } from '../input/accepted-images.ts';
import { askedImage } from '../input/asked-image.ts';
import { isPlainFieldName } from '../input/item.ts';
import { readItems, type Item } from '../input/items.ts';
import type { ImageGroup, NamedImage } from '../input/named-image.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import type { PlacedItem } from '../result/arrange.ts';
import { asksForReview } from '../result/details-json.ts';
import { reviewHints } from '../result/hints.ts';
import { itemOf } from '../result/output-item.ts';
import type { Settled } from '../result/settle.ts';
import { prepareCalls, sendImages } from './calls.ts';
import { failed, finish } from './finish.ts';

/** What images show, on its way to an output. */
export interface Shown {
	output: number;
	json: IDataObject;
	read: boolean;
	/** Its own files. */
	files?: IBinaryKeyData;
}

/** Why images failed. */
interface ShownFailure {
	thrown: unknown;
	/** What an item says of it in addition to the message. */
	details?: IDataObject;
}

/** What an operation reads, and what it makes of it. */
export interface ImageOperation {
	/** Whether an image may show both sides of a card. */
	bothSides: boolean;
	/** Returns the images of an item, in groups that are settled together. */
	imagesOf: (item: Item, accepted: AcceptedImages) => ImageGroup[];
	/** Which failures neither end sending nor stop the run before it. By default none. */
	isTolerated?: (thrown: unknown) => boolean;
	/** Returns what a group of images shows, at least one result, or why it failed. */
	show: (results: readonly ImageResult[], settings: ResultSettings) => Shown[] | ShownFailure;
	/** Returns what a group that failed shows in a run that passes on what was read: no failure, but an outcome. */
	unread: (
		reason: IDataObject,
		settings: ResultSettings,
		failure: ShownFailure,
		results: readonly ImageResult[],
	) => Pick<Shown, 'json' | 'files'>;
}

/**
 * Makes one call for each image of the items, and returns the items of each output: nothing is sent before
 * everything is rejected that can be rejected without a call.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognizeImages(
	context: IExecuteFunctions,
	outputs: number,
	operation: ImageOperation,
): Promise<INodeExecutionData[][]> {
	const items = readItems(context);
	const calls = await prepareCalls(context);
	const isPlanned = !('thrown' in calls);
	// Where nothing can be sent, those that every service takes.
	const accepted = new AcceptedImages(isPlanned ? calls.connection.service : 'cloud');
	const groups = items.flatMap((item) => operation.imagesOf(item, accepted));
	if (!isPlanned) {
		const all = groups.map((group) => failedGroup(group, calls));
		return finish(context, items, all, { outputs });
	}

	const { service } = calls.connection;
	const asked = groups.flatMap(({ item, images }) =>
		images.map((image) => ({ item, ...askedImage(image, item, service, operation) })),
	);
	const known = knownFailures(context, asked, operation);
	if (known.length > 0) return finish(context, items, known, { outputs });

	const jobs = asked.map(({ job }) => job);
	const sent = await sendImages(context, jobs, calls, operation.isTolerated);
	const { hints, imagesRead, passesOn } = sent;
	let next = 0;
	const settled = groups.flatMap((group) => {
		const results = sent.results.slice(next, (next += group.images.length));
		const own = settleGroup(operation, group, results);
		if (!passesOn) return own;
		return own.map((one) => asOutcome(context, one, { operation, group, results, outputs }));
	});
	const toReview = settled.filter((one) => 'output' in one && one.needsReview === true).length;
	const all = [...hints, ...reviewHints(toReview)];
	return finish(context, items, settled, { outputs, hints: all, imagesRead });
}

/**
 * Returns the failures that can be found before the first call, where a failure stops the workflow:
 * stopping then costs nothing, and nothing that was read is lost.
 */
function knownFailures(
	context: IExecuteFunctions,
	images: ReadonlyArray<NamedImage & { item: Item }>,
	{ isTolerated }: ImageOperation,
): ItemFailure[] {
	if (context.continueOnFail()) return [];
	return images.flatMap(({ item: { itemIndex }, check }) => {
		try {
			check();
			return [];
		} catch (thrown) {
			if (isTolerated?.(thrown) === true) return [];
			return [{ itemIndex, thrown: thrown instanceof OtherImageRefused ? thrown.refusal : thrown }];
		}
	});
}

function settleGroup(
	{ show }: ImageOperation,
	group: ImageGroup,
	results: readonly ImageResult[],
): Settled[] {
	const { item } = group;
	if (item.settings === undefined) return [failedGroup(group, item)];
	const shown = show(results, item.settings);
	if (!Array.isArray(shown)) return [failedGroup(group, shown)];
	return shown.map((one) => placed(group, item.settings, one));
}

/** Settles a failure in a run that passes on what was read, so that nothing of it fails. */
function asOutcome(
	context: IExecuteFunctions,
	settled: Settled,
	{
		operation,
		group,
		results,
		outputs,
	}: {
		operation: ImageOperation;
		group: ImageGroup;
		results: readonly ImageResult[];
		outputs: number;
	},
): Settled {
	const { settings } = group.item;
	if (!('thrown' in settled) || settings === undefined) return settled;
	const reason = unreadReason(context.getNode(), settled);
	const unread = operation.unread(reason, settings, settled, results);
	return placed(group, settings, { output: outputs - 1, read: false, ...unread });
}

function failedGroup(group: ImageGroup, { thrown, details }: ShownFailure): ItemFailure {
	const { item, field } = group;
	return {
		...failed(item, thrown, { field }),
		details: { ...inputFileOf(group, item.settings), ...details },
	};
}

function placed(
	group: ImageGroup,
	settings: ResultSettings,
	{ output, json, read, files }: Shown,
): PlacedItem {
	const { item, field } = group;
	const result = { ...json, ...inputFileOf(group, settings) };
	return {
		output,
		item: itemOf(item, result, { of: 'card', read, field, files }, settings),
		needsReview: asksForReview(result, settings),
	};
}

/** Which of the item's files a result comes from. */
function inputFileOf({ field, fileName }: ImageGroup, settings?: ResultSettings): IDataObject {
	if (field === undefined) return {};
	if (settings === undefined) return { inputField: field };
	if (settings.mask !== 'off') return isPlainFieldName(field) ? { inputField: field } : {};
	return { inputField: field, ...(fileName !== undefined && { fileName }) };
}
