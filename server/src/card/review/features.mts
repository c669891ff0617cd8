import { LONG_TERM } from '../../../../domain/calendar-date.ts';
import { idNumberKind } from '../../../../domain/id-number-kind.ts';
import type { PrintedField } from '../../../../domain/required-fields.ts';
import { validityLength } from '../../../../domain/validity-period.ts';
import { legibilityOf, type FieldName, type Hypothesis } from '../fields/hypothesis.mts';
import { isProof } from '../fields/number-proof.mts';
import { isStartTruncated, TRUNCATABLE, truncationOf } from '../fields/truncation.mts';
import { SURE } from '../../ocr/ctc-decode.mts';
import { boxOf, type Template } from '../layout/template.mts';
import type { ReadCard } from '../read-cards.mts';
import { contradictedIn } from './flaws.mts';
import { HOLE, widestGap } from './gap.mts';

/** The features that a value's confidence follows from, each 0 or more, and what it does to it. */
export const FEATURES = {
	/** Its expected number of wrong characters, on a logarithmic scale. */
	errors: 'lowers',
	/** How much wider its widest gap is than one that hides no character, in Chinese ones. */
	gap: 'lowers',
	/** How certainly its beginning, its end or a row is missing, from 0 to 2. */
	truncated: 'lowers',
	/** 1 if there is ink or glare where a text would go on or begin. */
	covered: 'lowers',
	/** Legibility of the clearest other value that a pass read, from 0 to 1. */
	rival: 'lowers',
	/** How many more passes read the same value, on a logarithmic scale; 0 where part of it may be missing. */
	confirmed: 'raises',
	/** 1 if number, birth and gender agree, or the dates of a period. */
	proven: 'raises',
	/** Points that the card lacks to be one for certain. */
	pointsLacking: 'lowers',
} as const;

/**
 * Least probability that a value, or one of its characters, is wrong: no reading is certain. The model was fitted
 * with it.
 */
export const LEAST_ERROR = 0.001;

export type FeatureName = keyof typeof FEATURES;

export const FEATURE_NAMES = Object.keys(FEATURES) as FeatureName[];

/** The features of one value; those that are 0 may be absent. */
export type Features = Partial<Record<FeatureName, number>>;

/** Points of what is a card for certain; more do not raise the confidence. The model was fitted with it. */
const MANY_POINTS = 10;

/** Returns the features of a field's value; `side` is read from no characters. */
export function featuresOf(name: FieldName, card: ReadCard): Features {
	return {
		...(name === 'side' ? {} : printFeatures(name, card)),
		proven: Number(isProvenByOthers(name, card)),
		pointsLacking: Math.max(0, MANY_POINTS - card.points),
	};
}

function printFeatures(
	name: PrintedField,
	{ sources, readings, placement, covered }: ReadCard,
): Features {
	const source = sources[name];
	if (source === undefined) return {};
	const { value, glyphs, isFromNumber } = source;
	const errors = glyphs.reduce((sum, { reading }) => sum + (1 - reading.probability), 0);
	const all = readings[name] ?? [];
	const others = all.filter((one) => one.value !== value);
	const missing = {
		gap: Math.max(0, widestGap(placement, sources, name) - HOLE.within),
		truncated: truncationOfField(name, source, placement.template),
		covered: Number(covered.has(name)),
	};
	// That several passes read the same says nothing of what none of them saw. (The weights are older than this rule: fitted
	// with it, they left one more published photograph wrong without a review, and changed little on drawn cards.)
	const isConfirmed = !isFromNumber && Object.values(missing).every((one) => one === 0);
	return {
		errors: magnitude(errors),
		...missing,
		rival: Math.max(0, ...others.map(legibilityOf)),
		confirmed: isConfirmed ? Math.log(Math.max(1, all.length - others.length)) : 0,
	};
}

/** An expected number of errors on a logarithmic scale that starts at 0. */
function magnitude(errors: number): number {
	return Math.log((LEAST_ERROR + errors) / LEAST_ERROR);
}

/** How certainly the beginning, the end or a row of a value is missing, from 0 to 2; 2 if it does not begin with a place. */
function truncationOfField(name: PrintedField, source: Hypothesis, template: Template): number {
	const text = TRUNCATABLE.find((one) => one === name);
	if (text === undefined) return 0;
	if (isStartTruncated(source.value)) return 2;
	return truncationOf(text, source, boxOf(template, text)?.rows?.room);
}

/** Whether other printed values on the card prove a value. */
function isProvenByOthers(name: FieldName, { fields, sources }: ReadCard): boolean {
	const { identity_code: number, valid_date_start: start, valid_date_end: end } = fields;
	if (name === 'valid_date_start' || name === 'valid_date_end') {
		if (start === null || end === null || end === LONG_TERM) return false;
		// If that digit is misread, a period of 10 years becomes one of 20, which is as legal.
		const isSure = [sources.valid_date_start, sources.valid_date_end].every(isDecadeSure);
		return isSure && validityLength(start, end, idNumberKind(number ?? '')) !== undefined;
	}
	const facts = (['birth', 'gender'] as const).filter(
		(one) => sources[one] !== undefined && !sources[one].isFromNumber,
	);
	if (number === null || !isProof(number) || facts.length === 0) return false;
	if (wasChosen(sources.identity_code)) return false;
	const contradicted = contradictedIn(fields);
	if (name === 'identity_code') return contradicted.length === 0;
	return (name === 'birth' || name === 'gender') && !contradicted.includes(name);
}

function isDecadeSure(date: Hypothesis | undefined): boolean {
	return (date?.glyphs[2]?.reading.probability ?? 0) >= SURE;
}

/**
 * Whether a value has a character that is not the most probable one. That such a number agrees proves nothing: it was
 * chosen to.
 */
function wasChosen(source: Hypothesis | undefined): boolean {
	return (source?.glyphs ?? []).some(({ reading: { probability, alternatives } }) =>
		alternatives.some((other) => other.probability > probability),
	);
}
