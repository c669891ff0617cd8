import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { DETAILS_PREFIX } from '../../../domain/column.ts';
import { groupedBy } from '../../../domain/pairing/grouped-by.ts';
import { pagesWithoutCard } from '../../../domain/result/found-side.ts';
import type { CallSettings, Connection, Service } from '../calls/connection.ts';
import { type ImageJob, type ImageResult, makeCalls } from '../calls/image-calls.ts';
import { AbsentImage } from '../failure/input-refusal.ts';
import { stoppingError } from '../failure/stopping-error.ts';
import { isOfImage } from '../failure/thrown-failure.ts';
import { AcceptedImages } from '../input/accepted-images.ts';
import { askedExtra } from '../input/asked-extra.ts';
import { callSettings } from '../input/call-settings.ts';
import { itemsWithLostFiles } from '../input/form-files.ts';
import { itemImages, refusedImage } from '../input/item-images.ts';
import { type Item, readItems } from '../input/items.ts';
import { hintsFor } from '../result/hints.ts';
import { summaryHint } from '../result/run-summary.ts';
import { connect } from '../transport/connect.ts';
import { withCardCopies } from './card-copies.ts';
import { fileStems, type ItemImage } from './file-stem.ts';
import { finish, type Result } from './finish.ts';

/** An image, as it was read. */
export interface ReadImage extends ItemImage {
	result: ImageResult;
	/** Begins the names of files that are made from it: those of two images differ. */
	stem: string;
}

export interface Readout {
	/** Whether an item's images are of one card, or of cards that other items complete: one of them may be absent. */
	together: boolean;
	/** How many files of an item are meant if none of them is in the default field. */
	files: number;
	/** @throws InputRefusal when an item cannot be used; `first` is the run's first one that can be read. */
	check?: (item: Item, first: Item) => void;
	/** Returns what the images show: of each item at least one result. */
	resultsOf: (images: readonly ReadImage[]) => Result[];
}

/**
 * Makes one call for each image of the items, and returns the items of each output. Whatever can be rejected without
 * a call is rejected before anything is sent.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognizeImages(
	context: IExecuteFunctions,
	outputs: readonly string[],
	readout: Readout,
): Promise<INodeExecutionData[][]> {
	let items = readItems(context);
	let settings: CallSettings;
	let connection: Connection;
	try {
		connection = await connect(context);
		if (connection.service === 'cloud') items = items.map(withoutDetails);
		settings = callSettings(context);
	} catch (thrown) {
		const result = { ok: false, thrown } as const;
		const unsent = { ...refusedImage(thrown), index: 0, result, stem: '' };
		const results = readout.resultsOf(items.map((item) => ({ ...unsent, item })));
		return finish(context, items, results, { outputs, hints: summaryHint(results, 'read') });
	}
	const { service } = connection;
	const stops = !context.continueOnFail();
	const stopped = context.getExecutionCancelSignal();
	const [first] = items.filter(({ refusal }) => !refusal);
	const facts = { first, lost: itemsWithLostFiles(items), service };
	const planned = items.flatMap((item) => plannedImages(item, readout, facts));
	const refused = planned.flatMap(({ image: { item }, refusal }) => {
		const { itemIndex, settings: itsSettings } = item;
		return refusal && !isOfImage(refusal.thrown)
			? { ...refusal, itemIndex, masked: itsSettings.mask !== 'off' }
			: [];
	});
	// Stopping before the first call costs nothing, and nothing that was read is lost.
	if (refused.length > 0 && stops) throw stoppingError(context.getNode(), refused, 0);

	const jobs = planned.map(({ job }) => job);
	const { results, count, endedBy } = await makeCalls(jobs, { settings, connection, stopped });
	const images = planned.map(({ image }) => image);
	const stems = fileStems(images);
	const read = images.map((image, at) => ({ ...image, result: results[at], stem: stems[at] }));
	const made = readout.resultsOf(read);
	const faulty = made.filter(({ json }) => json.reason_code !== null);
	const itemsWithFault = new Set(faulty.map(({ item }) => item.itemIndex));
	const cardless = read.filter(({ result, item }) => {
		// Whether one of its pages shows no card, or nothing is known of it.
		const isCardless = !result.ok || pagesWithoutCard(result.reply).length > 0;
		// Other images without a card have an item of their own, or an incomplete card names them.
		const areAllWhole = readout.together && !itemsWithFault.has(item.itemIndex);
		return isCardless && (areAllWhole || showsCard(result));
	});
	const all = await withCardCopies(context, made);
	const imagesRead = results.filter(({ ok }) => ok).length;
	const hints = [
		...summaryHint(all, 'read'),
		...hintsFor(results, {
			service,
			calls: count,
			endedBy,
			cardless: [...new Set(cardless.map(({ item }) => item.itemIndex))],
			pairs: readout.together ? 0 : groupedBy(images, ({ item }) => item).filter(isPair).length,
		}),
	];
	// Under Stop Workflow an error would throw away what was read and paid for, so in a run that ended early the images
	// left are an outcome, as unrecognized ones are. A run that read nothing fails: somebody has to act.
	const passesOn = stops && endedBy !== undefined && imagesRead > 0;
	const outcome = all.map((result) => {
		const { failure } = result;
		const isOutcome = passesOn || (stops && failure !== undefined && isOfImage(failure.thrown));
		return isOutcome ? { ...result, failure: undefined } : result;
	});
	return finish(context, items, outcome, { outputs, hints, imagesRead });
}

/** Only a self-hosted server has details. */
function withoutDetails(item: Item): Item {
	const columns = new Set(item.settings.columns);
	columns.delete(DETAILS_PREFIX);
	return { ...item, settings: { ...item.settings, columns } };
}

function showsCard(result: ImageResult): boolean {
	return result.ok && (result.reply.data?.side ?? null) !== null;
}

/** Whether an item has two files and nothing else. */
function isPair(images: readonly ItemImage[]): boolean {
	const areFiles = images.every(({ field }) => field !== undefined);
	return areFiles && images.length === 2 && Object.keys(images[0].item.files).length === 2;
}

interface PlannedImage {
	image: ItemImage;
	refusal?: { thrown: unknown };
	job: ImageJob;
}

interface PlanFacts {
	service: Service;
	/** The run's first item that can be read. */
	first: Item;
	/** The items of which files were lost. */
	lost: ReadonlySet<number>;
}

/** At least one. */
function plannedImages(
	item: Item,
	{ together, files: most, check }: Readout,
	{ service, first, lost }: PlanFacts,
): PlannedImage[] {
	let extra: ReturnType<typeof askedExtra>;
	const unusable =
		item.refusal ??
		attempt(() => {
			check?.(item, first);
			extra = askedExtra(item, service);
		});
	const meant = { most, areSomeLost: lost.has(item.itemIndex) };
	const named = itemImages(item, new AcceptedImages(service), meant).map((image) => ({
		image,
		refusal: unusable ?? attempt(image.check),
	}));
	const present = named.filter(({ refusal }) => !(refusal?.thrown instanceof AbsentImage));
	return (together && present.length > 0 ? present : named).map(({ image, refusal }, index) => ({
		image: { ...image, item, index },
		refusal,
		job: async () => {
			if (refusal) throw refusal.thrown;
			const request = await image.request();
			return extra === undefined ? request : { ...request, extra };
		},
	}));
}

function attempt(work: () => void): { thrown: unknown } | undefined {
	try {
		work();
		return undefined;
	} catch (thrown) {
		return { thrown };
	}
}
