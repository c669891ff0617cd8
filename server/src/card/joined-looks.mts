import type { IdCardFields } from '../../../domain/id-card.ts';
import { centerOf, contains, type Quad } from '../geometry/quad.mts';
import { boundsAtAngle, cornersOfBounds } from '../geometry/rotated-bounds.mts';
import { doubtsAbout, SURE, sureness, UNCHECKED, type Unchecked } from './doubts.mts';
import type { SourcedFields } from './field-sources.mts';
import { ENDED, lacksBeginning, lacksEnd } from './lost-end.mts';

/** Hardly any character surer than this is wrong. */
const VERY_SURE = 0.9;

/** Fields long enough for two readings to be told apart by more than the character in doubt. */
const LONG: readonly string[] = ENDED;

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

/**
 * For a text that lacks an end, takes one with all its characters and more: a whole one, or the longest. For
 * one that lacks its beginning, one that ends like it and begins with a place.
 */
function withWholeText(fields: IdCardFields, looks: readonly SourcedFields[]): IdCardFields {
	const whole = { ...fields };
	const ofSide = looks.filter((look) => look.fields.side === fields.side);
	for (const name of ENDED) {
		const text = fields[name];
		const own = ofSide.find((look) => look.fields[name] === text);
		if (text === null || own === undefined) continue;
		let further: SourcedFields | undefined;
		if (lacksEnd(own, name)) further = furthest(text, name, ofSide);
		else if (lacksBeginning(own, name)) further = begun(text, name, ofSide);
		whole[name] = further?.fields[name] ?? text;
	}
	return whole;
}

type Ended = (typeof ENDED)[number];

/** The look with all the characters of the text and more, if any: a whole one, or the longest. */
function furthest(text: string, name: Ended, looks: readonly SourcedFields[]) {
	return looks
		.filter((look) => goesOn(text, look.fields[name]))
		.sort(
			(one, other) =>
				Number(lacksEnd(one, name)) - Number(lacksEnd(other, name)) ||
				other.fields[name]!.length - one.fields[name]!.length,
		)
		.at(0);
}

/** The look whose text ends like this one, if any, and begins with a place. */
function begun(text: string, name: Ended, looks: readonly SourcedFields[]) {
	return looks.find(
		(look) => look.fields[name]?.endsWith(text) === true && !lacksBeginning(look, name),
	);
}

/** Tells whether the other text has the characters of this one, in their order, and more. */
function goesOn(text: string, other: string | null): boolean {
	if (other === null || other.length <= text.length) return false;
	let found = 0;
	for (const character of other) if (character === text[found]) found++;
	return found === text.length;
}

/**
 * Of readings that differ in characters, but not in their number, the one whose least sure is surest; one
 * that lacks an end only where all do. A long one in doubt gives way to a sure one of one
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

function isCut(card: SourcedFields, name: Unchecked): boolean {
	return ENDED.some((ended) => ended === name && lacksEnd(card, ended));
}

/** Tells whether the middle of either card's text lies within the other's. */
function overlap(one: SourcedFields, other: SourcedFields): boolean {
	const [box, otherBox] = [textBoxOf(one), textBoxOf(other)];
	return contains(box, centerOf(otherBox)) || contains(otherBox, centerOf(box));
}

/** The upright rectangle around the card's text. */
function textBoxOf({ sources }: SourcedFields): Quad {
	const corners = (sources.side ?? []).flatMap(({ line }) => line.line.quad);
	return cornersOfBounds(boundsAtAngle(corners, 0));
}

function readFields(fields: IdCardFields): number {
	return Object.values(fields).filter((value) => value !== null).length;
}
