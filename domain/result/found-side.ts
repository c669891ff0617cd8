import { SUCCESS_CODE, type IdCardOcrReply } from '../api-contract.ts';
import { apiErrorKind } from '../api-error.ts';
import type { CropKind, Extra, ExtraCard, Quality, Review } from '../extra.ts';
import type { IdCardFields, Side } from '../id-card.ts';
import { ENGLISH } from '../language/english.ts';
import type { UnreadCause } from '../language/language.ts';
import { idNumberKind } from '../id-number-kind.ts';
import { PRINTED_FIELDS, type PrintedField } from '../required-fields.ts';
import type { Confidences } from './card-columns.ts';
import { codeSentence, type Reason } from './reason.ts';

/** What was cut out of a card. */
export type CropFiles<File> = Partial<Record<CropKind, File>>;

/** The images of a reply, in the order of its cards: only those that it had. */
export type ReplyFiles<File> = ReadonlyArray<CropFiles<File>>;

/** What a self-hosted server says of a side that it read. */
export interface SideDetails {
	confidences: Confidences;
	/** `null` if an older server did not measure it. */
	quality: Quality | null;
	warnings: readonly string[];
	/** Four corners in the page's pixels. */
	box: ExtraCard['box'];
}

/** `File`: whatever holds an image. */
export interface FoundSide<File = unknown> {
	side: Side;
	/** As the service sent them. */
	fields: IdCardFields;
	reviews: readonly Review[];
	details?: SideDetails;
	/** From 1. */
	page: number;
	/** Index of the image among those of its item or folder. */
	image: number;
	index: number;
	/** Which of the same sides in the image it is, from 1. */
	place: number;
	files: CropFiles<File>;
}

/**
 * Warnings that make a card need review. Not glare: where that takes characters, the server asks for a review of the field.
 */
const REVIEWED_WARNINGS = ['blurred', 'dark', 'card-cut-off'];

/** Returns every side of a card that a reply shows, in the service's order. `image` is the image's index. */
export function sidesIn<File>(
	{ data, extra }: IdCardOcrReply,
	files: ReplyFiles<File> | undefined,
	image: number,
): Array<FoundSide<File>> {
	if (extra === undefined) {
		if (data === null || data.side === null) return [];
		const { side } = data;
		const reviews = otherSideSeen(data);
		return [{ side, fields: data, reviews, page: 1, image, index: 0, place: 1, files: {} }];
	}
	return extra.cards.map((card, index) => {
		const details = detailsOf(card, extra);
		return {
			side: card.fields.side!,
			fields: card.fields,
			reviews: [...card.needsReview, ...imageReviews(details)],
			details,
			page: card.page,
			image,
			index,
			place: extra.cards
				.slice(0, index + 1)
				.filter(({ fields }) => fields.side === card.fields.side).length,
			files: files?.[index] ?? {},
		};
	});
}

function detailsOf(card: ExtraCard, extra: Extra): SideDetails {
	const { details, box } = card;
	// An older server measures the first card only, which then stands for all of its page.
	const isMeasured = card.quality !== undefined || card.page !== extra.cards[0].page;
	const { quality = null, warnings = [] } = isMeasured ? card : extra;
	const names = Object.keys(details) as PrintedField[];
	const confidences = Object.fromEntries(
		names.map((name) => [name, details[name].confidence]),
	) as Confidences;
	return { confidences, quality, warnings, box };
}

/** The reviews that the image asks for. */
function imageReviews({ warnings }: SideDetails): Review[] {
	const reasons = warnings.filter((warning) => REVIEWED_WARNINGS.includes(warning));
	return reasons.length === 0 ? [] : [{ field: 'side', reasons }];
}

/**
 * A service that answers with one side of an image that shows both may mix their fields. A foreigner's card has its
 * validity on the portrait side.
 */
function otherSideSeen(fields: IdCardFields): Review[] {
	const { side, identity_code: number } = fields;
	const kind = number === null ? 'resident' : idNumberKind(number);
	const mayShowAll = kind === 'foreign-permanent-resident' || kind === 'unknown';
	const seen = PRINTED_FIELDS[side === 1 ? 0 : 1].some((name) => fields[name] !== null);
	return seen && !mayShowAll ? [{ field: 'side', reasons: ['both-sides-in-image'] }] : [];
}

/** Returns the pages, from 1, on which something may be a side of a card that was not read. */
export function pagesUnread(reply: IdCardOcrReply): number[] {
	return [...pagesWithoutCard(reply), ...pagesWithUnread(reply)];
}

/** Returns the pages, from 1, on which no side of a card was found. */
export function pagesWithoutCard({ code, data, extra }: IdCardOcrReply): number[] {
	if (extra === undefined) {
		return code === SUCCESS_CODE && (data?.side ?? null) !== null ? [] : [1];
	}
	const { pages, cards } = extra;
	return pages.map(({ page }) => page).filter((page) => !cards.some((card) => card.page === page));
}

/** Returns the pages, from 1, with sides of cards, beside which seems to be one that could not be read. */
export function pagesWithUnread({ extra }: IdCardOcrReply): number[] {
	return extra?.pages.flatMap(({ page, unread }) => (unread ? [page] : [])) ?? [];
}

/** Too little of the card can be read: for a person to look at. */
const CARD_NOT_READABLE = 'card-not-readable';

export function unreadReason({ code, data, extra }: IdCardOcrReply): Reason {
	if (code === SUCCESS_CODE && data !== null) {
		return { code: 'side-unknown', sentence: ({ sideUnknown }) => sideUnknown, retry: 'image' };
	}
	const sentence = codeSentence(code);
	const { reason = '', seen = [] } = extra?.unread ?? {};
	if (reason === CARD_NOT_READABLE) {
		const missing = notSeen(seen);
		return {
			code: reason,
			sentence: ({ cardNotReadable }) => cardNotReadable(seen, missing),
			retry: null,
		};
	}
	if (isUnreadCause(reason)) {
		return {
			code: reason,
			sentence: ({ codes, unread, withColon }) => withColon(codes[5021], unread[reason]),
			retry: 'image',
		};
	}
	const isImage = apiErrorKind(code)?.cause === 'image';
	return { code: isImage ? 'no-card' : String(code), sentence, retry: 'image' };
}

function isUnreadCause(reason: string): reason is UnreadCause {
	return Object.hasOwn(ENGLISH.unread, reason);
}

/** The unseen fields of each side of which some field was seen. */
function notSeen(seen: readonly PrintedField[]): PrintedField[] {
	return ([1, 0] as const)
		.map((side) => PRINTED_FIELDS[side])
		.filter((fields) => fields.some((field) => seen.includes(field)))
		.flatMap((fields) => fields.filter((field) => !seen.includes(field)));
}
