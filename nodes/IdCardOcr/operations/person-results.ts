import type { Side } from '../../../domain/id-card.ts';
import {
	ALL_PRINTED_FIELDS,
	PRINTED_FIELDS,
	type PrintedField,
} from '../../../domain/required-fields.ts';
import type { Confidences } from '../card/minimum-confidence.ts';
import { reasonOf } from '../failure/shown-failure.ts';
import { cardColumns } from '../result/card-columns.ts';
import { copiesOf } from '../result/copies.ts';
import { detailsColumns } from '../result/details-columns.ts';
import { fieldsOf, type FoundSide, sidesIn } from '../result/found-side.ts';
import { incompleteness, type SeenInImages } from '../result/incompleteness.ts';
import { peopleIn, type ShownCard } from '../result/people.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage, Readout } from '../run/images.ts';
import { failedResult } from '../run/settle-each.ts';
import { fileColumn, stemOf } from './file-name.ts';

const COMPLETE = 0;
const NEEDS_REVIEW = 1;
const INCOMPLETE = 2;

const NO_CARD: ShownCard = { unsure: false, mismatched: false };

type ItemWithSettings = Parameters<Readout['resultsOf']>[1];

/** An item for every person whose card the images of an item show, or one that says what is missing. */
export const personReadout: Readout = {
	most: 2,
	together: true,
	failed: (item, thrown) => failedResult(item, thrown),
	resultsOf: (images, item) => {
		const sides = images.flatMap(({ result }, index) =>
			result.ok ? sidesIn(result.reply, result.files, index) : [],
		);
		const people = sides.length === 0 ? [NO_CARD] : peopleIn(sides);
		const seen: SeenInImages = {
			images: images.length,
			unread: images.flatMap(({ result }, index) =>
				result.ok && !sides.some(({ image }) => image === index) ? [index] : [],
			),
			sides: { 1: countOf(sides, 1), 0: countOf(sides, 0) },
		};
		const cards = people.map((card) => ({
			card,
			isWhole: card.portrait !== undefined && card.emblem !== undefined,
		}));
		const failed = images.find(({ result }) => !result.ok)?.result;
		const failure = failed === undefined || failed.ok ? undefined : { thrown: failed.thrown };
		// The image that failed may be the side that a card lacks.
		const ofFailure = cards.find(({ isWhole }) => !isWhole)?.card;
		const results = people.map((card) =>
			personResult(card, images, { item, seen, failure: card === ofFailure ? failure : undefined }),
		);
		const others = failure !== undefined && ofFailure === undefined ? [failure] : [];
		return [...results, ...others.map(({ thrown }) => failedResult(item, thrown))];
	},
};

function countOf(sides: readonly FoundSide[], side: Side): number {
	return sides.filter((one) => one.side === side).length;
}

function personResult(
	card: ShownCard,
	images: readonly ReadImage[],
	{
		item,
		seen,
		failure,
	}: { item: ItemWithSettings; seen: SeenInImages; failure?: { thrown: unknown } },
): Result {
	const { settings } = item;
	const { portrait, emblem } = card;
	const sides = [portrait, emblem].flatMap((side) => side ?? []);
	const isWhole = sides.length === 2;
	const confidences = joinedConfidences(card);
	const { json, needsReview } = cardColumns(
		{
			fields: fieldsOf(portrait?.fields, emblem?.fields),
			sides: sides.map(({ side }) => side),
			whole: isWhole,
			reviews: sides.flatMap(({ reviews }) => reviews),
			confidences,
			reason: failure
				? reasonOf(failure.thrown, settings.mask !== 'off')
				: (checks) => incompleteness(card, seen, checks),
		},
		settings,
	);
	const copies = copiesOf(sides, settings.copies, {
		named: true,
		stemOf: ({ image, index }) => stemOf(images[image], item, index),
	});
	return {
		input: item,
		settings,
		output: !isWhole ? INCOMPLETE : needsReview ? NEEDS_REVIEW : COMPLETE,
		json: {
			...json,
			...fileColumn(shownImages(sides, images), settings),
			...detailsColumns(confidences, { front: portrait, back: emblem }, settings),
			...copies.json,
		},
		inDoubt: needsReview,
		files: copies.files,
		...(failure && { failure }),
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
