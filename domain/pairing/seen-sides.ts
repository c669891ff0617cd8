import { LONG_TERM } from '../calendar-date.ts';
import { normalizeCard } from '../card/card-normalize.ts';
import { hasValidCheckCharacter, isSoundIdNumber } from '../id-number.ts';
import type { Review } from '../extra.ts';
import type { IdCardFields, Side } from '../id-card.ts';
import { PRINTED_FIELDS, type PrintedField } from '../required-fields.ts';
import { emblemFacts, type EmblemFacts, portraitFacts, type PortraitFacts } from '../side-facts.ts';
import type { FileName } from './file-names.ts';

/** One side of a card, as it was read. */
export interface SideToPair {
	side: 1 | 0;
	fields: IdCardFields;
	/** The fields that are in doubt. */
	reviews: readonly Review[];
	/** From 1. */
	page: number;
}

/** An image, a document or an item, and what was read in it. */
export interface ImageToPair<Side extends SideToPair = SideToPair> {
	/** Its path, with `/` between folders, if it has one. */
	name: string | null;
	sides: readonly Side[];
	/** The pages on which something was not read, which may be any side of a card. */
	unread: readonly number[];
}

/** A side, where it was seen, and what it tells of the other side of its card. */
export interface Seen {
	of: SideToPair;
	image: number;
	file: FileName | null;
	/** Normalized. */
	fields: IdCardFields;
	/** The number, if it is sound and not in doubt. */
	number: string | null;
	portrait: PortraitFacts;
	emblem: EmblemFacts;
}

/**
 * In doubt, or where it is not said what is in doubt, these prove and contradict nothing. An address and an authority still
 * do: their places are from a closed list, and the doubt is mostly about their end.
 */
const NO_PROOF_IN_DOUBT: readonly PrintedField[] = [
	'identity_code',
	'birth',
	'valid_date_start',
	'valid_date_end',
];

export function seenSide(of: SideToPair, image: number, file: FileName | null): Seen {
	return { of, image, file, ...factsOf(of) };
}

function factsOf({ fields: asRead, reviews }: SideToPair) {
	const fields = normalizeCard(asRead);
	const certain = { ...fields };
	const isAnyInDoubt = reviews.some(({ reasons }) => reasons.includes('needed-review'));
	const inDoubt = new Set<string>(reviews.map(({ field }) => field));
	for (const field of NO_PROOF_IN_DOUBT) {
		if (isAnyInDoubt || inDoubt.has(field)) certain[field] = null;
	}
	const number = certain.identity_code;
	// A birth that no sound number confirms may be misread.
	const isProven = number !== null && hasValidCheckCharacter(number);
	return {
		fields,
		number: number !== null && isSoundIdNumber(number) ? number : null,
		portrait: portraitFacts({ ...certain, birth: isProven ? certain.birth : null }),
		emblem: emblemFacts(certain),
	};
}

/** How many of the fields that its side prints were read. */
export function fieldsRead({ of, fields }: Seen): number {
	return PRINTED_FIELDS[of.side].filter((name) => fields[name] !== null).length;
}

/** What tells a side from others of its kind. */
const TOLD_BY: Readonly<Record<Side, readonly PrintedField[]>> = {
	1: ['identity_code', 'identity_name'],
	0: ['valid_date_start', 'valid_date_end', 'issued_by'],
};

/** What many people share: an authority, and cards without an end. */
const SHARED = ['issued_by', LONG_TERM];

/** Whether two sides of one person are one: they may be, and something that tells was read on both. */
export function areReadings(one: Seen, other: Seen): boolean {
	const told = TOLD_BY[one.of.side].filter((name) => one.fields[name] && other.fields[name]);
	return (
		one.of.side === other.of.side &&
		told.some((name) => !SHARED.includes(name) && !SHARED.includes(one.fields[name]!)) &&
		mayBeOne(one, other)
	);
}

/** Whether two backs say the same in full: photos of one, or the backs of relatives. */
export function areEqualBacks(one?: Seen, other?: Seen): boolean {
	return PRINTED_FIELDS[0].every(
		(name) => one?.fields[name] && one.fields[name] === other?.fields[name],
	);
}

/** Whether two sides may be one, if a character in each text was misread, and whatever was not read. */
export function mayBeOne(one: Seen, other: Seen): boolean {
	if (one.number !== null && other.number !== null) return one.number === other.number;
	return TOLD_BY[one.of.side].every((name) => mayBeMisread(one.fields[name], other.fields[name]));
}

/** Whether two texts differ in no more than one character, which one may lack. */
function mayBeMisread(one: string | null, other: string | null): boolean {
	if (one === null || other === null) return true;
	const [longer, shorter] =
		one.length < other.length ? [[...other], [...one]] : [[...one], [...other]];
	const more = longer.length - shorter.length;
	// Compared from the beginning, then from the end: the first difference is the last one, too.
	const first = longer.findIndex((character, at) => character !== shorter[at]);
	const last = longer.findLastIndex((character, at) => character !== shorter[at - more]);
	return more <= 1 && last <= first;
}
