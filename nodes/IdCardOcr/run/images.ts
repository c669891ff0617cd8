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

export interface Readout {
	/**
	 * Whether an item's images show one card, so that one of them may be absent, and two files may be meant if the item has
	 * none in the default field.
	 */
	together: boolean;
	/** Returns what the images of one item show, at least one result. */
	resultsOf: (images: readonly ReadImage[], item: UsableItem) => Result[];
}

/**
 * Makes one call for each image of the items, and returns the items of each output. Whatever can be rejected without
 * a call is rejected before anything is sent.
 * @throws NodeApiError or NodeOperationError for the first failure when the node is set to stop.
 */
export async function recognizeImages(
	context: IExecuteFunctions,
	outputs: number,
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
		const all = items.flatMap((item) => unsentResults(item, thrown, readout));
		const hints = summaryHint(all, 'read');
		return finish(context, items, offered(all, connection?.service), { outputs, hints });
	}
	const { service } = connection;
	const lost = itemsWithLostFiles(items);
	// In a run that stops, a file of another format would waste the calls before it.
	const stopped = context.getExecutionCancelSignal();
	const readsFiles = stops && service === 'cloud' && stopped?.aborted !== true;
	const planned: PlannedItem[] = [];
	for (const item of items) {
		const areSomeLost = lost.has(item.itemIndex);
		planned.push(await plannedItem(item, service, readout, { areSomeLost, readsFiles }));
	}
	const refused = planned.flatMap(({ item, images }) =>
		images.flatMap(({ refusal }) => (refusal ? unsentResults(item, refusal.thrown, readout) : [])),
	);
	// Stopping before the first call costs nothing, and nothing that was read is lost.
	if (refused.length > 0 && stops) return finish(context, items, refused, { outputs });

	const jobs = planned.flatMap(({ images }) => images.map(({ job }) => job));
	const calls = new ImageCalls({ settings, connection, stopped });
	const results = await calls.run(jobs);
	const stems = fileStems(
		planned.flatMap(({ item, images }) =>
			images.map(({ image }, index) => ({ image, index, item })),
		),
	);
	let next = 0;
	const cardless: number[] = [];
	const made = planned.flatMap(({ item, images }) => {
		const first = next;
		next += images.length;
		if (item.settings === undefined) return unsentResults(item, item.thrown, readout);
		const read = images.map(({ image }, i) => {
			const result = results[first + i];
			const unread = result.ok ? pagesUnread(result.reply) : [1];
			return { ...image, result, stem: stems[first + i], unread };
		});
		const own = readout.resultsOf(read, item);
		// Other images without a card have an item of their own, or an incomplete card names them.
		const areAllWhole = readout.together && own.every(({ json }) => json.reason_code === null);
		const isUntold = ({ result }: ReadImage) => areAllWhole || showsCard(result);
		if (read.some((image) => hasCardless(image) && isUntold(image))) cardless.push(item.itemIndex);
		return own;
	});
	const all = offered(await withCardCopies(context, made), service);
	const { endedBy } = calls;
	const imagesRead = results.filter(({ ok }) => ok).length;
	const hints = [
		...summaryHint(all, 'read'),
		...hintsFor(results, {
			endedBy,
			asksDetails: service === 'ownServer',
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

/** Returns what came of an item of which nothing is sent, with the columns of any other. */
function unsentResults(item: Item, thrown: unknown, { resultsOf }: Readout): Result[] {
	const settings = item.settings ?? carefulSettings(item);
	const image = { ...refusedImage(thrown), result: { ok: false, thrown } as const };
	return resultsOf([{ ...image, stem: '', unread: [1] }], { ...item, settings });
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

async function plannedItem(
	item: Item,
	service: Service,
	{ together }: Readout,
	{ areSomeLost, readsFiles }: { areSomeLost: boolean; readsFiles: boolean },
): Promise<PlannedItem> {
	let extra: ReturnType<typeof askedExtra>;
	const unusable = await attempt(() => (extra = askedExtra(item, service)));
	const files = { most: together ? 2 : 1, areSomeLost };
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
