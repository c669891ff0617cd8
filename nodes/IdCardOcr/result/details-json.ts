import type { IDataObject } from 'n8n-workflow';

import type { PrintedField } from '../../../domain/required-fields.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { asText } from './checks-json.ts';
import { detailsOfImage, type Details, type ImageDetails } from './details.ts';
import { reviewJson, withBelow } from './review-json.ts';

type DetailsSettings = Pick<ResultSettings, 'checks' | 'details' | 'minimumConfidence'>;

/**
 * Returns what the settings ask for of a reading's details: whether it needs review and why, and
 * with 'Details' the rest; under `details` where the checks are an object, else as columns. `below` are the
 * fields that are not sure enough; an `unread` image always needs review. Everything is a code, the
 * name of a field, a figure of three decimals or a boolean, so that there is nothing to mask.
 */
export function detailsJson(
	details: Details,
	{ below, unread = false }: { below: readonly PrintedField[]; unread?: boolean },
	settings: DetailsSettings,
): IDataObject {
	if (!asksForDetails(settings)) return {};
	const reviews = withBelow(details.reviews, below);
	const said = reviewJson({ needsReview: unread || reviews.length > 0, reviews }, settings);
	if (!settings.details) return said;
	const confidences = Object.entries(details.confidences).map(
		([name, confidence]) => [name, rounded(confidence)] as const,
	);
	if (settings.checks === 'object') {
		const images = details.images.map((image) => [image.name, image.details] as const);
		const all = {
			confidence: Object.fromEntries(confidences),
			...(images[0][0] === '' ? imageObject(images[0][1]) : objectOfImages(images)),
		};
		return { details: { ...(said.details as IDataObject), ...all } };
	}
	return {
		...said,
		...Object.fromEntries(
			confidences.map(([name, confidence]) => [`details_confidence_${name}`, confidence]),
		),
		...Object.assign({}, ...details.images.map(imageColumns)),
	};
}

/** Returns the details of an image that was not read; without a reply there are none. */
export function unreadDetailsJson(
	reply: Parameters<typeof detailsOfImage>[0],
	settings: DetailsSettings,
): IDataObject {
	return detailsJson(detailsOfImage(reply), { below: [], unread: true }, settings);
}

/** Whether the service has to be asked for details. */
function asksForDetails(settings: Pick<ResultSettings, 'details' | 'minimumConfidence'>): boolean {
	return settings.details || settings.minimumConfidence !== null;
}

/** Returns whether a result says that it should be reviewed. */
export function asksForReview(result: IDataObject, settings: DetailsSettings): boolean {
	if (!asksForDetails(settings)) return false;
	const details = result.details as IDataObject | undefined;
	return result.needs_review === true || details?.needsReview === true;
}

function objectOfImages(
	images: ReadonlyArray<readonly [string, ImageDetails | null]>,
): IDataObject {
	return Object.fromEntries(images.map(([name, image]) => [name, image && imageObject(image)]));
}

function imageObject(image: ImageDetails | null): IDataObject {
	const { quality, warnings = [] } = image ?? {};
	return {
		quality: quality
			? {
					blur: rounded(quality.blur),
					glare: rounded(quality.glare),
					brightness: rounded(quality.brightness),
					cutOff: quality.cutOff,
				}
			: null,
		warnings: [...warnings],
	};
}

function imageColumns({ name, details }: Details['images'][number]): IDataObject {
	const { quality, warnings = [] } = details ?? {};
	const prefix = name === '' ? 'details' : `details_${name}`;
	return {
		[`${prefix}_blur`]: rounded(quality?.blur ?? null),
		[`${prefix}_glare`]: rounded(quality?.glare ?? null),
		[`${prefix}_brightness`]: rounded(quality?.brightness ?? null),
		[`${prefix}_cut_off`]: quality?.cutOff ?? null,
		[`${prefix}_warnings`]: asText(warnings),
	};
}

function rounded(share: number | null): number | null {
	return share === null ? null : Math.round(share * 1000) / 1000;
}
