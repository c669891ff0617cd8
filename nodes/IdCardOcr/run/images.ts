import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { DETAILS_PREFIX } from '../../../domain/column.ts';
import { pagesUnread, pagesWithoutCard } from '../../../domain/result/found-side.ts';
import type { CallSettings, Connection, Service } from '../calls/connection.ts';
import { ImageCalls, type ImageJob, type ImageResult } from '../calls/image-calls.ts';
import { AbsentImage } from '../failure/input-refusal.ts';
import { AcceptedImages } from '../input/accepted-images.ts';
import { askedExtra } from '../input/asked-extra.ts';
import { callSettings } from '../input/call-settings.ts';
import { itemsWithLostFiles } from '../input/form-files.ts';
import { itemImages, type NamedImage, refusedImage } from '../input/item-images.ts';
import { type Item, readItems, type UsableItem } from '../input/items.ts';
import { carefulSettings } from '../input/result-settings.ts';
import { hintsFor } from '../result/hints.ts';
import { summaryHint } from '../result/run-summary.ts';
import { connect } from '../transport/connect.ts';
import { withCardCopies } from './card-copies.ts';
import { fileStems } from './file-stem.ts';
import { finish, type Result } from './finish.ts';

export interface ReadImage extends NamedImage {
	result: ImageResult;
	/** Begins the names of files that are made from it: those of two images differ. */
	stem: string;
	/** Its pages of which something was not read, from 1; an image of which nothing is known has one. */
	unread: readonly number[];
}

/** An input item, and its images, as they were read. */
export interface ReadItem {
	item: UsableItem;
	images: readonly ReadImage[];
}

export interface Readout {
	/** Whether sides are put together, so that an item may lack an image. */
	together: boolean;
	/** How many files of an item are meant if none of them is in the default field. */
	files: number;
	/** @throws InputRefusal when an item cannot be used; `first` is the run's first one with settings. */
	check?: (item: Item, first: Item | undefined) => void;
	/** Returns what the images of the items show: of each item at least one result. */
	resultsOf: (read: readonly ReadItem[]) => Result[];
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
	const items = readItems(context);
	const stops = !context.continueOnFail();
	let settings: CallSettings;
	let connection: Connection | undefined;
	try {
		connection = await connect(context);
		settings = callSettings(context);
	} catch (thrown) {
		const all = readout.resultsOf(items.map((item) => unsent(item, thrown)));
		const hints = summaryHint(all, 'read');
		return finish(context, items, offered(all, connection?.service), { outputs, hints });
	}
	const { service } = connection;
	const lost = itemsWithLostFiles(items);
	// In a run that stops, a file of another format would waste the calls before it.
	const stopped = context.getExecutionCancelSignal();
	const readsFiles = stops && service === 'cloud' && stopped?.aborted !== true;
	const planned: PlannedItem[] = [];
	const usable = items.find(({ settings }) => settings !== undefined);
	for (const item of items) {
		const areSomeLost = lost.has(item.itemIndex);
		const refusal = await attempt(() => readout.check?.(item, usable));
		planned.push(await plannedItem(item, service, readout, { refusal, areSomeLost, readsFiles }));
	}
	const refused = planned.flatMap(({ item, images }) =>
		images.flatMap(({ refusal }) => (refusal ? unsent(item, refusal.thrown) : [])),
	);
	// Stopping before the first call costs nothing, and nothing that was read is lost.
	if (refused.length > 0 && stops) {
		return finish(context, items, readout.resultsOf(refused), { outputs });
	}

	const jobs = planned.flatMap(({ images }) => images.map(({ job }) => job));
	const calls = new ImageCalls({ settings, connection, stopped });
	const results = await calls.run(jobs);
	const stems = fileStems(
		planned.flatMap(({ item, images }) =>
			images.map(({ image }, index) => ({ image, index, item })),
		),
	);
	let next = 0;
	const read = planned.map(({ item, images }): ReadItem => {
		const first = next;
		next += images.length;
		if (item.settings === undefined) return unsent(item, item.thrown);
		const own = images.map(({ image }, i) => {
			const result = results[first + i];
			const unread = result.ok ? pagesUnread(result.reply) : [1];
			return { ...image, result, stem: stems[first + i], unread };
		});
		return { item, images: own };
	});
	const made = readout.resultsOf(read);
	const faulty = made.filter(({ json }) => json.reason_code !== null);
	const itemsWithFault = new Set(faulty.map(({ input }) => input.itemIndex));
	const cardless = read.flatMap(({ item: { itemIndex }, images }) => {
		// Other images without a card have an item of their own, or an incomplete card names them.
		const areAllWhole = readout.together && !itemsWithFault.has(itemIndex);
		const isUntold = ({ result }: ReadImage) => areAllWhole || showsCard(result);
		return images.some((image) => hasCardless(image) && isUntold(image)) ? [itemIndex] : [];
	});
	const all = offered(await withCardCopies(context, made), service);
	const { endedBy } = calls;
	const imagesRead = results.filter(({ ok }) => ok).length;
	const hints = [
		...summaryHint(all, 'read'),
		...hintsFor(results, {
			endedBy,
			asksDetails: service === 'ownServer',
			cloudCalls: service === 'cloud' ? calls.count : 0,
			cardless,
			pairs: readout.together ? 0 : planned.filter(isPair).length,
		}),
	];
	// Under Stop Workflow an error would throw away what was read and paid for, so in a run that ended early the images
	// left are an outcome, as unrecognized ones are. A run that read nothing fails: somebody has to act.
	const passesOn = stops && endedBy !== undefined && imagesRead > 0;
	return finish(context, items, all, { outputs, hints, imagesRead, passesOn });
}

function showsCard(result: ImageResult): boolean {
	return result.ok && (result.reply.data?.side ?? null) !== null;
}

/** Whether one of its pages shows no card, or nothing is known of it. */
function hasCardless({ result }: ReadImage): boolean {
	return !result.ok || pagesWithoutCard(result.reply).length > 0;
}

function isPair({ item, images }: PlannedItem): boolean {
	const areFiles = images.every(({ image }) => image.field !== undefined);
	return areFiles && images.length === 2 && Object.keys(item.files).length === 2;
}

/** Only a self-hosted server has details. */
function offered(results: Result[], service: Service | undefined): Result[] {
	if (service !== 'cloud') return results;
	return results.map((result) => {
		const columns = new Set(result.settings.columns);
		columns.delete(DETAILS_PREFIX);
		return { ...result, settings: { ...result.settings, columns } };
	});
}

/** An item of which nothing is sent. */
function unsent(item: Item, thrown: unknown): ReadItem {
	const settings = item.settings ?? carefulSettings(item);
	const image = { ...refusedImage(thrown), result: { ok: false, thrown } as const };
	return { item: { ...item, settings }, images: [{ ...image, stem: '', unread: [1] }] };
}

interface PlannedItem {
	item: Item;
	images: PlannedImage[];
}

interface PlannedImage {
	image: NamedImage;
	refusal?: { thrown: unknown };
	job: ImageJob;
}

interface PlanFacts {
	refusal?: { thrown: unknown };
	areSomeLost: boolean;
	readsFiles: boolean;
}

async function plannedItem(
	item: Item,
	service: Service,
	{ together, files: most }: Readout,
	{ refusal: known, areSomeLost, readsFiles }: PlanFacts,
): Promise<PlannedItem> {
	let extra: ReturnType<typeof askedExtra>;
	const unusable = known ?? (await attempt(() => (extra = askedExtra(item, service))));
	const files = { most, areSomeLost };
	const named: Array<Omit<PlannedImage, 'job'>> = [];
	for (const image of itemImages(item, new AcceptedImages(service), files)) {
		const refusal = unusable ?? (await attempt(async () => await image.check(readsFiles)));
		named.push({ image, refusal });
	}
	const present = named.filter(({ refusal }) => !(refusal?.thrown instanceof AbsentImage));
	const meant = together && present.length > 0 ? present : named;
	const images = meant.map(({ image, refusal }) => ({
		image,
		refusal,
		job: async () => {
			if (refusal) throw refusal.thrown;
			const request = await image.request();
			return extra === undefined ? request : { ...request, extra };
		},
	}));
	return { item, images };
}

async function attempt(work: () => unknown): Promise<{ thrown: unknown } | undefined> {
	try {
		await work();
		return undefined;
	} catch (thrown) {
		return { thrown };
	}
}
