import type { IdCardFields } from '../../../domain/id-card.ts';
import { birthOfIdNumber, genderOfIdNumber } from '../../../domain/id-number.ts';
import type { SourcedFields } from './field-sources.mts';
import { isSoundIdNumber } from './id-number-line.mts';
import { ENDED, lacksEnd } from './lost-end.mts';

const PORTRAIT = ['identity_name', 'identity_code', 'gender', 'birth', 'address'] as const;
const EMBLEM = ['issued_by', 'valid_date_start', 'valid_date_end'] as const;

/** Numbers of residence permits (81, 82, 83) and of foreigners (9): no ethnic group is printed. */
const WITHOUT_ETHNIC_GROUP = /^(8[123]|9)/;

/**
 * Counts what speaks against a reading: fields that are missing, and a number that contradicts
 * itself, the printed birth or the printed gender. 0 is a reading worth keeping as it is.
 */
export function doubtsAbout(fields: IdCardFields): number {
	const number = fields.identity_code;
	const foreigner = fields.side === 1 && /^9/.test(number ?? '');
	const expected = fields.side === 1 ? PORTRAIT : EMBLEM;
	const missing = expected.filter(
		(name) => fields[name] === null && !(foreigner && name === 'address'),
	).length;
	if (fields.side !== 1) return missing;
	const raceMissing = fields.race === null && !WITHOUT_ETHNIC_GROUP.test(number ?? '');
	return missing + (raceMissing ? 1 : 0) + (number === null ? 0 : contradictions(number, fields));
}

function contradictions(number: string, { birth, gender }: IdCardFields): number {
	if (!isSoundIdNumber(number)) return 1;
	const births = birth !== null && birth !== birthOfIdNumber(number);
	const genders = gender !== null && gender !== genderOfIdNumber(number);
	return Number(births) + Number(genders);
}

/** Fields that nothing else on the card checks. */
const UNCHECKED = [
	'identity_name',
	'address',
	'issued_by',
	'valid_date_start',
	'valid_date_end',
] as const;

/** Of the characters less sure than this a good part is wrong; few cards have any. */
const SURE = 0.75;

/** Hardly any character surer than this is wrong. */
const VERY_SURE = 0.9;

/** Fields long enough for two readings to be told apart by more than the character in doubt. */
const LONG: readonly string[] = ENDED;

/** Tells whether a character is doubtful, or seems lost, in a field that nothing else on the card checks. */
export function isUnsure(card: SourcedFields): boolean {
	if (ENDED.some((name) => lacksEnd(card, name))) return true;
	return UNCHECKED.some((name) => card.fields[name] !== null && sureness(card, name) < SURE);
}

/** Probability of the least sure character that the field was read from; 1 without any. */
function sureness({ sources }: SourcedFields, name: (typeof UNCHECKED)[number]): number {
	const glyphs = sources[name] ?? [];
	return glyphs.reduce((least, { reading }) => Math.min(least, reading.probability), 1);
}

/**
 * Joins two readings of one picture: the one with fewer doubts, the first one if equal, and from
 * the other what it lacks, provided that both saw the same side.
 */
export function joined(first: IdCardFields | null, second: IdCardFields | null) {
	if (first === null || second === null) return first ?? second;
	const secondIsBetter =
		first.side === second.side
			? doubtsAbout(second) < doubtsAbout(first)
			: readFields(second) > readFields(first);
	const [better, other] = secondIsBetter ? [second, first] : [first, second];
	if (better.side !== other.side) return better;
	const present = Object.entries(better).filter(([, value]) => value !== null);
	return { ...other, ...(Object.fromEntries(present) as Partial<IdCardFields>) };
}

/**
 * Joins looks at one picture, the ones to believe first, like {@link joined}; where they read other
 * characters, the surer ones stand. Looks that found cards in different places are not joined: what
 * one lacks is not on the other's card.
 */
export function joinedLooks(looks: ReadonlyArray<SourcedFields | null>): IdCardFields | null {
	const cards = looks.filter((look) => look !== null);
	const [first] = cards.toSorted(
		(one, other) => doubtsAbout(one.fields) - doubtsAbout(other.fields),
	);
	if (first === undefined) return null;
	const same = cards.filter((card) => card === first || overlap(card, first));
	const fields = same.map((card) => card.fields).reduce((sum, card) => joined(sum, card)!);
	return withSurerText(withWholeText(fields, same), same);
}

/** For a text that lacks an end, takes one with all its characters and more: a whole one, or the longest. */
function withWholeText(fields: IdCardFields, looks: readonly SourcedFields[]): IdCardFields {
	const whole = { ...fields };
	const ofSide = looks.filter((look) => look.fields.side === fields.side);
	for (const name of ENDED) {
		const text = fields[name];
		const own = ofSide.find((look) => look.fields[name] === text);
		if (text === null || own === undefined || !lacksEnd(own, name)) continue;
		const [further] = ofSide
			.filter((look) => goesOn(text, look.fields[name]))
			.sort(
				(one, other) =>
					Number(lacksEnd(one, name)) - Number(lacksEnd(other, name)) ||
					other.fields[name]!.length - one.fields[name]!.length,
			);
		whole[name] = further?.fields[name] ?? text;
	}
	return whole;
}

/** Tells whether the other text has the characters of this one, in their order, and more. */
function goesOn(text: string, other: string | null): boolean {
	if (other === null || other.length <= text.length) return false;
	let found = 0;
	for (const character of other) if (character === text[found]) found++;
	return found === text.length;
}

/**
 * Of readings that differ in characters, but not in their number, the one whose least sure is
 * surest; one that lacks an end only where all do. A long one in doubt gives way to a sure one of one
 * character more or less too, unless that merely lacks one.
 */
function withSurerText(fields: IdCardFields, looks: readonly SourcedFields[]): IdCardFields {
	const surest = { ...fields };
	for (const name of UNCHECKED) {
		const text = fields[name];
		if (text === null) continue;
		const isAlike = (look: SourcedFields) => look.fields[name]!.length === text.length;
		const [best, ...others] = looks
			.filter((look) => look.fields.side === fields.side && look.fields[name] !== null)
			.sort(
				(one, other) =>
					Number(isAlike(other)) - Number(isAlike(one)) ||
					Number(isCut(one, name)) - Number(isCut(other, name)) ||
					sureness(other, name) - sureness(one, name),
			);
		if (best === undefined) continue;
		surest[name] = best.fields[name];
		if (!LONG.includes(name) || sureness(best, name) >= SURE) continue;
		const sure = others.find(
			(look) =>
				sureness(look, name) >= VERY_SURE &&
				Math.abs(look.fields[name]!.length - text.length) === 1 &&
				(!isCut(look, name) || isCut(best, name)) &&
				!goesOn(look.fields[name]!, best.fields[name]),
		);
		if (sure !== undefined) surest[name] = sure.fields[name];
	}
	return surest;
}

function isCut(card: SourcedFields, name: (typeof UNCHECKED)[number]): boolean {
	return ENDED.some((ended) => ended === name && lacksEnd(card, ended));
}

/** Tells whether the middle of either card's text lies within the other's. */
function overlap(one: SourcedFields, other: SourcedFields): boolean {
	const [box, otherBox] = [boxOf(one), boxOf(other)];
	return holds(box, otherBox) || holds(otherBox, box);
}

interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

function boxOf({ sources }: SourcedFields): Box {
	const corners = (sources.side ?? []).flatMap(({ line }) => line.line.quad);
	const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
	return {
		left: Math.min(...xs),
		right: Math.max(...xs),
		top: Math.min(...ys),
		bottom: Math.max(...ys),
	};
}

function holds(box: Box, { left, right, top, bottom }: Box): boolean {
	const [x, y] = [(left + right) / 2, (top + bottom) / 2];
	return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
}

function readFields(fields: IdCardFields): number {
	return Object.values(fields).filter((value) => value !== null).length;
}
