import {
	ALL_PRINTED_FIELDS,
	PRINTED_FIELDS,
	type PrintedField,
} from '../../../domain/required-fields.ts';
import { NotSent } from '../failure/not-sent.ts';
import { reasonOf } from '../failure/shown-failure.ts';
import type { UsableItem } from '../input/items.ts';
import { cardColumns, type Confidences } from '../result/card-columns.ts';
import { fieldsOf, type FoundSide, sidesIn, unreadReason } from '../result/found-side.ts';
import { incompleteness, type SeenInImages } from '../result/incompleteness.ts';
import { peopleIn, type ShownCard } from '../result/people.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage, Readout } from '../run/images.ts';
import { imageResult } from './image-result.ts';

const COMPLETE = 0;
const NEEDS_REVIEW = 1;
const INCOMPLETE = 2;

const NO_CARD: ShownCard = { unsure: false, mismatched: false };

/** An item for every person whose card the images of an item show, or one that says what is missing. */
export const personReadout: Readout = {
	most: 2,
	together: true,
	resultsOf: (images, item) => {
		const sides = images.flatMap(({ result }, index) =>
			result.ok ? sidesIn(result.reply, result.files, index) : [],
		);
		const unknown = [...images.keys()].filter((i) => !sides.some(({ image }) => image === i));
		const seen: SeenInImages = {
			images: images.length,
			unread: unknown.flatMap((image) => {
				const { result } = images[image];
				return result.ok ? [{ image, reason: unreadReason(result.reply) }] : [];
			}),
		};
		const failures = images.flatMap(({ result }) => (result.ok ? [] : { thrown: result.thrown }));
		// An image that was not sent because the other one failed says less.
		const own = failures.find(({ thrown }) => !(thrown instanceof NotSent));
		const failure: Result['failure'] = own ?? failures[0];
		const people = sides.length === 0 ? [NO_CARD] : peopleIn(sides, unknown.length);
		// The image that failed may be the side that a card lacks.
		const lacking = people.find(({ portrait, emblem }) => !portrait || !emblem);
		const results = people.map((card) =>
			personResult(card, images, { item, seen, failure: card === lacking ? failure : undefined }),
		);
		if (failure === undefined || lacking !== undefined) return results;
		const left = images.filter(({ result }) => !result.ok);
		return [...results, personResult(NO_CARD, left, { item, seen, failure })];
	},
};

function personResult(
	card: ShownCard,
	images: readonly ReadImage[],
	{ item, seen, failure }: { item: UsableItem; seen: SeenInImages; failure?: Result['failure'] },
): Result {
	const { portrait, emblem } = card;
	const sides = [portrait, emblem].flatMap((side) => side ?? []);
	const isWhole = sides.length === 2;
	const confidences = joinedConfidences(card);
	const columns = cardColumns(
		{
			fields: fieldsOf(portrait?.fields, emblem?.fields),
			sides: sides.map(({ side }) => side),
			whole: isWhole,
			reviews: sides.flatMap(({ reviews }) => reviews),
			confidences,
			reason: failure
				? reasonOf(failure.thrown, item.settings.mask !== 'off')
				: (checks) => incompleteness(card, seen, checks),
		},
		item.settings,
	);
	return {
		...imageResult(item, columns, {
			images: shownImages(sides, images),
			sides: { front: portrait, back: emblem },
			confidences,
			imageOf: ({ image }) => images[image],
		}),
		output: !isWhole ? INCOMPLETE : columns.needsReview ? NEEDS_REVIEW : COMPLETE,
		failure,
	};
}

/** The images that show a person; all of them where none does. */
function shownImages(sides: readonly FoundSide[], images: readonly ReadImage[]): ReadImage[] {
	const shown = images.filter((_, index) => sides.some(({ image }) => image === index));
	return shown.length === 0 ? [...images] : shown;
}

/** The confidence of each field in the side that it comes from. */
function joinedConfidences({ portrait, emblem }: ShownCard): Confidences | undefined {
	if (portrait?.details === undefined && emblem?.details === undefined) return undefined;
	const sourceOf = (name: PrintedField) =>
		PRINTED_FIELDS[0].includes(name) && (emblem?.fields[name] ?? null) !== null ? emblem : portrait;
	return Object.fromEntries(
		ALL_PRINTED_FIELDS.map((name) => [name, sourceOf(name)?.details?.confidences[name] ?? null]),
	) as Record<PrintedField, number | null>;
}
