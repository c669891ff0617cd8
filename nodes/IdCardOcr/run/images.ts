import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ImageJob, ImageResult } from '../calls/image-calls.ts';
import { AbsentImage } from '../failure/input-refusal.ts';
import { AcceptedImages } from '../input/accepted-images.ts';
import { askedExtra } from '../input/asked-extra.ts';
import { itemImages, type NamedImage } from '../input/item-images.ts';
import { readItems, type Item } from '../input/items.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { prepareCalls, sendImages } from './calls.ts';
import { finish, type Result } from './finish.ts';

/** An image with what came of it. */
export interface ReadImage extends NamedImage {
	result: ImageResult;
}

/** What an item comes out for, and what it makes of images. */
export interface Readout {
	/** Of an item without the default field, how many files may be meant. */
	most: number;
	/** Whether an item's images show one card, so that one of them may be absent, and none is sent if one cannot be. */
	together: boolean;
	/** Returns what the images of one item show, at least one result. */
	resultsOf: (images: readonly ReadImage[], item: Item & { settings: ResultSettings }) => Result[];
	/** Returns what came of an item, or of one of its images, that was not read. */
	failed: (item: Item, thrown: unknown) => Result;
}

/**
 * Makes one call for each image of the items, and returns the items of each output: nothing is sent before
 * everything is rejected that can be rejected without a call.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognizeImages(
	context: IExecuteFunctions,
	outputs: number,
	readout: Readout,
): Promise<INodeExecutionData[][]> {
	const items = readItems(context);
	const calls = await prepareCalls(context);
	if ('thrown' in calls) {
		const all = items.map((item) => readout.failed(item, calls.thrown));
		return finish(context, items, all, { outputs });
	}
	const { service } = calls.connection;
	const accepted = new AcceptedImages(service);
	const planned = items.map((item) => plannedItem(item, { accepted, service, readout }));
	const refused = planned.flatMap(({ item, images }) =>
		images.flatMap(({ refusal }) => (refusal ? readout.failed(item, refusal.thrown) : [])),
	);
	// Stopping before the first call costs nothing, and nothing that was read is lost.
	if (refused.length > 0 && !context.continueOnFail()) {
		return finish(context, items, refused, { outputs });
	}
	const jobs = planned.flatMap(({ images }) => images.map(({ job }) => job));
	const { results, ...sent } = await sendImages(context, jobs, calls);
	let next = 0;
	const all = planned.flatMap(({ item, images }) => {
		const own = results.slice(next, (next += images.length));
		if (item.settings === undefined) return [readout.failed(item, item.thrown)];
		const read = images.map(({ image }, i) => ({ ...image, result: own[i] }));
		return readout.resultsOf(read, item);
	});
	return finish(context, items, all, { outputs, ...sent });
}

/** An image of an item, with what is known before anything is sent. */
interface PlannedImage {
	image: NamedImage;
	/** Set where it cannot be sent. */
	refusal?: { thrown: unknown };
	job: ImageJob;
}

function plannedItem(
	item: Item,
	{
		accepted,
		service,
		readout: { most, together },
	}: { accepted: AcceptedImages; service: 'cloud' | 'ownServer'; readout: Readout },
): { item: Item; images: PlannedImage[] } {
	const named = itemImages(item, accepted, most);
	const checked = named.map((image) => ({
		image,
		refusal: attempt(() => {
			askedExtra(item, service);
			image.check();
		}),
	}));
	const isAbsent = ({ refusal }: (typeof checked)[number]) =>
		refusal?.thrown instanceof AbsentImage;
	const present = checked.filter((one) => !isAbsent(one));
	const counted = together && present.length > 0 ? present : checked;
	const first = together ? counted.find(({ refusal }) => refusal)?.refusal : undefined;
	return {
		item,
		images: counted.map(({ image, refusal = first }) => ({
			image,
			refusal,
			job: async () => {
				if (refusal) throw refusal.thrown;
				const request = await image.request();
				const extra = askedExtra(item, service);
				return extra === undefined ? request : { ...request, extra };
			},
		})),
	};
}

function attempt(work: () => void): { thrown: unknown } | undefined {
	try {
		work();
		return undefined;
	} catch (thrown) {
		return { thrown };
	}
}
