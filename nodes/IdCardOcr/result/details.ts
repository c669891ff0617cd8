import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { Extra, Quality, Review } from '../../../domain/extra.ts';
import {
	ALL_PRINTED_FIELDS,
	PRINTED_FIELDS,
	type PrintedField,
} from '../../../domain/required-fields.ts';
import type { Confidences } from '../card/minimum-confidence.ts';

/** What the service says of one image. */
export interface ImageDetails {
	quality: Quality;
	warnings: readonly string[];
}

/** What the service says of a reading, of one image or of a pair. */
export interface Details {
	confidences: Confidences;
	/** The fields that need review. */
	reviews: readonly Review[];
	/** By what the item calls them; of one image alone without a name. `null` for one without details. */
	images: ReadonlyArray<{ name: string; details: ImageDetails | null }>;
}

/** A reply of which only the details matter. */
type Reply = Pick<IdCardOcrReply, 'data' | 'extra'> | undefined;

/** Returns the details of one image; nothing is known without a reply. */
export function detailsOfImage(reply: Reply): Details {
	const { extra } = reply ?? {};
	return {
		confidences: confidencesOf(() => extra),
		reviews: extra?.needsReview ?? [],
		images: [{ name: '', details: imageDetails(extra) }],
	};
}

/**
 * Returns the details of a card of one or two images, in the item's order. `portrait` and `emblem` are the replies
 * that its fields come from; of a foreigner's card the portrait side also has the validity.
 */
export function detailsOfPair(
	images: readonly Reply[],
	{ portrait, emblem }: { portrait: Reply; emblem: Reply },
): Details {
	const sourceOf = (name: PrintedField): Reply => {
		const isOfEmblem = PRINTED_FIELDS[0].includes(name) && hasField(emblem, name);
		return isOfEmblem ? emblem : portrait;
	};
	const reviewsOf = (side: Reply) =>
		(side?.extra?.needsReview ?? []).filter(
			({ field }) => field === 'side' || (sourceOf(field) ?? side) === side,
		);
	return {
		confidences: confidencesOf((name) => sourceOf(name)?.extra),
		reviews: [...reviewsOf(portrait), ...reviewsOf(emblem)],
		images: images.map((reply, i) => ({
			name: images.length === 1 ? '' : ['first', 'second'][i],
			details: imageDetails(reply?.extra),
		})),
	};
}

function hasField(reply: Reply, name: PrintedField): boolean {
	return reply?.data?.[name] !== null && reply?.data?.[name] !== undefined;
}

function confidencesOf(extraOf: (name: PrintedField) => Extra | undefined): Confidences {
	return Object.fromEntries(
		ALL_PRINTED_FIELDS.map((name) => [name, extraOf(name)?.fields[name].confidence ?? null]),
	) as Record<PrintedField, number | null>;
}

function imageDetails(extra: Extra | undefined): ImageDetails | null {
	if (extra === undefined || extra.quality === null) return null;
	return { quality: extra.quality, warnings: extra.warnings };
}
