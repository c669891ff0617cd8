import type { IdCardFields } from '../../../domain/id-card.ts';
import { centerOf, contains, type Quad } from '../geometry/quad.mts';
import { boundsAtAngle, cornersOfBounds } from '../geometry/rotated-bounds.mts';
import {
	HIGH_CONFIDENCE,
	LOW_CONFIDENCE,
	minConfidence,
	UNVERIFIED,
	type UnverifiedField,
} from './confidence.mts';
import type { SourcedFields } from './field-sources.mts';
import { countInconsistencies } from './inconsistencies.mts';
import {
	isStartTruncated,
	isTruncated,
	TRUNCATABLE,
	type TruncatableField,
} from './truncation.mts';

/** Fields so long that readings of different lengths can be of the same text. */
const LONG: readonly string[] = TRUNCATABLE;

/**
 * Merges two readings of one image: takes the one with fewer inconsistencies, the first of equal
 * ones, and fills its missing fields from the other if that is of the same side.
 */
export function mergeFields(first: IdCardFields | null, second: IdCardFields | null) {
	if (first === null || second === null) return first ?? second;
	const secondIsBetter =
		first.side === second.side
			? countInconsistencies(second) < countInconsistencies(first)
			: countFields(second) > countFields(first);
	const [better, other] = secondIsBetter ? [second, first] : [first, second];
	if (better.side !== other.side) return better;
	const present = Object.entries(better).filter(([, value]) => value !== null);
	return { ...other, ...(Object.fromEntries(present) as Partial<IdCardFields>) };
}

/**
 * Merges the passes over one image, preferred ones first, like {@link mergeFields}; where their texts
 * differ, the higher confidence wins. Passes that found cards in different places are not merged,
 * since they are different cards.
 */
export function mergePasses(passes: ReadonlyArray<SourcedFields | null>): IdCardFields | null {
	const cards = passes.filter((card) => card !== null);
	const [first] = cards.toSorted(
		(one, other) => countInconsistencies(one.fields) - countInconsistencies(other.fields),
	);
	if (first === undefined) return null;
	const same = cards.filter((card) => card === first || overlap(card, first));
	const fields = same.map((card) => card.fields).reduce((sum, card) => mergeFields(sum, card)!);
	return withHighestConfidence(withoutTruncation(fields, same), same);
}

/**
 * Replaces a truncated text by one that extends it: a complete one, or else the longest. A text
 * truncated at its start is replaced by one that ends with it and begins with a place.
 */
function withoutTruncation(fields: IdCardFields, passes: readonly SourcedFields[]): IdCardFields {
	const complete = { ...fields };
	const ofSide = passes.filter((pass) => pass.fields.side === fields.side);
	for (const name of TRUNCATABLE) {
		const text = fields[name];
		const own = ofSide.find((pass) => pass.fields[name] === text);
		if (text === null || own === undefined) continue;
		let extended: SourcedFields | undefined;
		if (isTruncated(own, name)) extended = longestExtension(text, name, ofSide);
		else if (isStartTruncated(own, name)) extended = startExtension(text, name, ofSide);
		complete[name] = extended?.fields[name] ?? text;
	}
	return complete;
}

/** The pass with the longest text that extends this one, complete texts first. */
function longestExtension(text: string, name: TruncatableField, passes: readonly SourcedFields[]) {
	return passes
		.filter((pass) => isExtendedBy(text, pass.fields[name]))
		.sort(
			(one, other) =>
				Number(isTruncated(one, name)) - Number(isTruncated(other, name)) ||
				other.fields[name]!.length - one.fields[name]!.length,
		)
		.at(0);
}

/** The first pass with a text that ends with this one and begins with a place. */
function startExtension(text: string, name: TruncatableField, passes: readonly SourcedFields[]) {
	return passes.find(
		(pass) => pass.fields[name]?.endsWith(text) === true && !isStartTruncated(pass, name),
	);
}

/** Whether the other text has the characters of this one, in their order, and more. */
function isExtendedBy(text: string, other: string | null): boolean {
	if (other === null || other.length <= text.length) return false;
	let found = 0;
	for (const character of other) if (character === text[found]) found++;
	return found === text.length;
}

/**
 * Among texts of equal length, the highest minimum confidence wins; a truncated one only where all
 * are. A long text of low confidence is also replaced by one of high confidence that is one character
 * longer or shorter, unless that one merely lacks a character.
 */
function withHighestConfidence(
	fields: IdCardFields,
	passes: readonly SourcedFields[],
): IdCardFields {
	const result = { ...fields };
	for (const name of UNVERIFIED) {
		const text = fields[name];
		if (text === null) continue;
		const hasSameLength = (pass: SourcedFields) => pass.fields[name]!.length === text.length;
		const [best, ...others] = passes
			.filter((pass) => pass.fields.side === fields.side && pass.fields[name] !== null)
			.sort(
				(one, other) =>
					Number(hasSameLength(other)) - Number(hasSameLength(one)) ||
					Number(isFieldTruncated(one, name)) - Number(isFieldTruncated(other, name)) ||
					minConfidence(other, name) - minConfidence(one, name),
			);
		if (best === undefined) continue;
		result[name] = best.fields[name];
		if (!LONG.includes(name) || minConfidence(best, name) >= LOW_CONFIDENCE) continue;
		const confident = others.find(
			(pass) =>
				minConfidence(pass, name) >= HIGH_CONFIDENCE &&
				Math.abs(pass.fields[name]!.length - text.length) === 1 &&
				(!isFieldTruncated(pass, name) || isFieldTruncated(best, name)) &&
				!isExtendedBy(pass.fields[name]!, best.fields[name]),
		);
		if (confident !== undefined) result[name] = confident.fields[name];
	}
	return result;
}

function isFieldTruncated(card: SourcedFields, name: UnverifiedField): boolean {
	return TRUNCATABLE.some((truncatable) => truncatable === name && isTruncated(card, truncatable));
}

/** Whether the center of either card's text is within the other's. */
function overlap(one: SourcedFields, other: SourcedFields): boolean {
	const [box, otherBox] = [textBoxOf(one), textBoxOf(other)];
	return contains(box, centerOf(otherBox)) || contains(otherBox, centerOf(box));
}

/** The upright rectangle around the card's text. */
function textBoxOf({ sources }: SourcedFields): Quad {
	const corners = (sources.side ?? []).flatMap(({ line }) => line.line.quad);
	return cornersOfBounds(boundsAtAngle(corners, 0));
}

function countFields(fields: IdCardFields): number {
	return Object.values(fields).filter((value) => value !== null).length;
}
