import type { IBinaryData } from 'n8n-workflow';

import type { CardChecks } from '../../../domain/card/card-checks.ts';
import type { Sentence } from '../../../domain/language/language.ts';
import {
	ALL_PRINTED_FIELDS,
	PRINTED_FIELDS,
	type PrintedField,
} from '../../../domain/required-fields.ts';
import { NotSent } from '../failure/not-sent.ts';
import type { Reason } from '../../../domain/result/reason.ts';
import { reasonOf } from '../failure/shown-failure.ts';
import { isPlainFieldName } from '../input/item.ts';
import type { Item } from '../input/items.ts';
import { cardColumns, type Confidences } from '../../../domain/result/card-columns.ts';
import {
	fieldsOf,
	type FoundSide,
	sidesIn,
	unreadReason,
} from '../../../domain/result/found-side.ts';
import {
	incompleteness,
	ofImage,
	type UnreadImage,
} from '../../../domain/result/incompleteness.ts';
import { groupedBy } from '../../../domain/pairing/grouped-by.ts';
import { toldEvidence } from '../../../domain/pairing/told-evidence.ts';
import { type PairedPerson, pairSides } from '../../../domain/pairing/pair-sides.ts';
import type { ImageToPair } from '../../../domain/pairing/seen-sides.ts';
import { CARD_COPY_FIELD } from '../result/copies.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage, Readout } from '../run/images.ts';
import { imageResult } from './image-result.ts';

export const COMPLETE = 0;
export const NEEDS_REVIEW = 1;
export const INCOMPLETE = 2;

interface ImageFailure {
	thrown: unknown;
	reason: Reason;
}

type Card = PairedPerson<FoundSide<IBinaryData>>;

const NO_CARD: Card = { repeats: [], evidence: [], isProposed: false, candidates: [] };

/** An item for every person whose card the images of an item show, or one that says what is missing. */
export const personReadout: Readout = {
	together: true,
	files: 2,
	resultsOf: (images) => groupedBy(images, ({ item }) => item).flatMap(peopleOnItem),
};

function peopleOnItem(images: readonly ReadImage[]): Result[] {
	const [{ item }] = images;
	const seen = seenIn(images);
	const unknown = [...images.keys()].filter((index) => seen[index].sides.length === 0);
	const masked = item.settings.mask !== 'off';
	const which = (index: number) =>
		images.length === 1 ? undefined : nameOf(images[index], index, masked);
	const unread = unknown.flatMap((index): UnreadImage[] => {
		const { result } = images[index];
		return result.ok ? [{ image: which(index), reason: unreadReason(result.reply) }] : [];
	});
	const failures = images.flatMap(({ result }, index): ImageFailure[] => {
		if (result.ok) return [];
		const { thrown } = result;
		const reason = reasonOf(thrown, masked);
		// If another photo does not help, the reason is not about this image.
		const image = reason.retry === 'image' ? which(index) : undefined;
		return [{ thrown, reason: ofImage({ image, reason }) }];
	});
	// That an image was not sent because another one failed explains less than that failure.
	const own = failures.filter(({ thrown }) => !(thrown instanceof NotSent));
	const [first] = own.length > 0 ? own : failures;
	const others = [...own.slice(1).map(({ reason }) => reason), ...unread.map(ofImage)];
	const failure = first && { ...first, reason: withSentencesOf(others, first.reason) };
	const paired = pairSides(seen, { together: 'same-item' });
	const people = (paired.length === 0 ? [NO_CARD] : paired).map((card) => {
		return { ...card, evidence: toldEvidence(card.evidence, item.settings.mask) };
	});
	// The image that failed may be the side that a card lacks.
	const lacking = people.find(({ portrait, emblem }) => !portrait || !emblem);
	const results = people.map((card) =>
		personResult(card, images, item, {
			unread,
			failure: card === lacking ? failure : undefined,
			nameOf: which,
		}),
	);
	if (failure === undefined || lacking !== undefined) return results;
	const left = images.filter(({ result }) => !result.ok);
	return [...results, personResult(NO_CARD, left, item, { unread, failure, nameOf: which })];
}

/** Returns what the images show, for their sides to be paired. */
export function seenIn(images: readonly ReadImage[]): ImageToPair<FoundSide<IBinaryData>>[] {
	return images.map(({ result, fileName, unread }, index) => ({
		name: fileName ?? null,
		sides: result.ok ? sidesIn(result.reply, result.files, index) : [],
		unread,
	}));
}

function withSentencesOf(others: readonly Reason[], reason: Reason): Reason {
	const sentence: Sentence = (language) => {
		const said = new Set([reason, ...others].map((one) => one.sentence(language)));
		return said.size === 1 ? [...said][0] : language.joined([...said].map(language.ended));
	};
	return { ...reason, sentence };
}

/** Names an image by its field or its place, and by its file's name if that reveals nothing. */
function nameOf({ field, fileName }: ReadImage, index: number, masked: boolean): Sentence {
	const shownField = masked && !isPlainFieldName(field ?? '') ? undefined : field;
	const name = masked ? undefined : fileName;
	return ({ nthImage }) => nthImage(index + 1, shownField, name);
}

/** What else there is to say of an item's cards. */
interface Surroundings {
	unread: readonly UnreadImage[];
	failure?: ImageFailure;
	nameOf: (image: number) => Sentence | undefined;
}

function personResult(
	card: Card,
	images: readonly ReadImage[],
	item: Item,
	{ unread, failure, nameOf: which }: Surroundings,
): Result {
	const { portrait, emblem, problem, candidates } = card;
	const sides = [portrait, emblem].flatMap((side) => side ?? []);
	const reasonFor = (checks: CardChecks) => {
		const reason = incompleteness(card, unread, checks);
		// Each of two sides that contradict each other names the other one.
		if (reason === undefined || problem !== 'sides-do-not-match') return reason;
		return ofImage({ image: which(candidates[0].image), reason });
	};
	const isWhole = sides.length === 2;
	// Another photo of this card might be as unreadable, while a person can read it in this one.
	const isForPerson =
		!failure && card.candidates.length === 0 && unread.some(({ reason }) => reason.retry === null);
	const confidences = joinedConfidences(card);
	const columns = cardColumns(
		{
			fields: fieldsOf(portrait?.fields, emblem?.fields),
			sides: sides.map(({ side }) => side),
			reviews: sides.flatMap(({ reviews }) => reviews),
			confidences,
			others: [...card.repeats.map(({ fields }) => fields), ...item.settings.expected],
			reason: failure?.reason ?? reasonFor,
		},
		item.settings,
	);
	const shown = { front: portrait, back: emblem };
	const result = imageResult(item, columns, images, shown, confidences);
	return {
		...(card.isProposed ? withoutCardCopy(result) : result),
		output: !isWhole && !isForPerson ? INCOMPLETE : columns.needsReview ? NEEDS_REVIEW : COMPLETE,
		...(failure && { failure: { thrown: failure.thrown } }),
	};
}

/** Sides that are only proposed as one card may be of two people, who must not share a page. */
export function withoutCardCopy({
	cardCopy,
	...result
}: Omit<Result, 'output'>): Omit<Result, 'output'> {
	if (cardCopy === undefined) return result;
	const missing = [result.json.copies_missing, CARD_COPY_FIELD].filter(Boolean).join(', ');
	return { ...result, json: { ...result.json, copies_missing: missing } };
}

/** The confidence of each field in the side that it comes from. */
export function joinedConfidences({
	portrait,
	emblem,
}: Pick<Card, 'portrait' | 'emblem'>): Confidences | undefined {
	if (portrait?.details === undefined && emblem?.details === undefined) return undefined;
	const sourceOf = (name: PrintedField) =>
		PRINTED_FIELDS[0].includes(name) && (emblem?.fields[name] ?? null) !== null ? emblem : portrait;
	return Object.fromEntries(
		ALL_PRINTED_FIELDS.map((name) => [name, sourceOf(name)?.details?.confidences[name] ?? null]),
	) as Record<PrintedField, number | null>;
}
