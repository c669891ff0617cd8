import { isSoundIdNumber } from '../../../../domain/id-number.ts';
import { LONG_TERM } from '../../../../domain/calendar-date.ts';
import type { IdCardFields } from '../../../../domain/id-card.ts';
import { widestGap } from './gap.mts';
import { confidenceOf, type FieldName, type Hypothesis } from '../fields/hypothesis.mts';
import { contradictedBy } from './inconsistencies.mts';
import type { ReadCard } from '../read-cards.mts';
import { isStartTruncated, isTruncated, TRUNCATABLE } from '../fields/truncation.mts';

/** The features that a value's confidence follows from, each 0 or more: doubts lower it, supports raise it. */
export const FEATURES = {
	/** Its expected number of wrong characters, on a logarithmic scale. */
	errors: 'doubt',
	/** Width of its widest gap above the usual one, in Chinese characters. */
	gap: 'doubt',
	/** How certainly its beginning, its end or a row is missing, from 0 to 2. */
	truncated: 'doubt',
	/** Confidence of the clearest other value that a pass read, from 0 to 1. */
	contested: 'doubt',
	/** 1 if number, birth and gender agree, or the dates of a period. */
	proven: 'support',
	/** 1 if they contradict each other. */
	contradicted: 'doubt',
	/** Blur of the text above that of a sharp image, in tenths. */
	blurred: 'doubt',
	/** 1 if marks lie over values. */
	marked: 'doubt',
	/** Points that the card lacks to be beyond doubt. */
	obscure: 'doubt',
} as const;

export type FeatureName = keyof typeof FEATURES;

/** The features of one value. */
export type Features = Record<FeatureName, number>;

/** Floor added to the expected number of errors: recognition is never more certain. */
const ERROR_FLOOR = 0.001;

/** Blur of a sharp image; less does not raise the confidence. */
const SHARP = 0.3;

/** Points of a card beyond doubt; more do not raise the confidence. */
const MANY_POINTS = 10;

/** Gaps vary by this much, in Chinese characters, without a character missing. */
const USUAL_GAP = 0.5;

/** Upper bound of the gap feature, in Chinese characters. */
const WIDE_GAP = 2;

/**
 * Returns the features of a field's value; `side` is read from no characters. `blur` is the text's, from 0
 * to 1.
 */
export function featuresOf(name: FieldName, card: ReadCard, blur: number): Features {
	const source = name === 'side' ? undefined : card.sources[name];
	const glyphs = source?.glyphs ?? [];
	const errors = glyphs.map(({ reading }) => 1 - reading.probability);
	const proof = proofOf(name, card.fields);
	return {
		errors: magnitude(errors.reduce((sum, error) => sum + error, 0)),
		gap: source === undefined ? 0 : gapOf(name, card),
		truncated: source === undefined ? 0 : truncationOf(name, source),
		contested: contestOf(name, card),
		proven: Number(proof === 'proven'),
		contradicted: Number(proof === 'contradicted'),
		blurred: Math.max(0, 10 * (blur - SHARP)),
		marked: Number(card.hasMarks),
		obscure: Math.max(0, MANY_POINTS - card.points),
	};
}

/** An expected number of errors on a logarithmic scale that starts at 0. */
function magnitude(errors: number): number {
	return Math.log((ERROR_FLOOR + errors) / ERROR_FLOOR);
}

/**
 * How certainly part of the value is missing: 2 for an authority without its last word and for a text that
 * does not begin with a place; 1 for an address, whose end has many forms.
 */
function truncationOf(name: FieldName, source: Hypothesis): number {
	const text = TRUNCATABLE.find((one) => one === name);
	if (text === undefined) return 0;
	if (isStartTruncated(source.value)) return 2;
	return isTruncated(text, source) ? (text === 'address' ? 1 : 2) : 0;
}

function gapOf(name: FieldName, { placement, sources }: ReadCard): number {
	return Math.min(WIDE_GAP, Math.max(0, widestGap(placement, sources, name) - USUAL_GAP));
}

/** The confidence of the clearest other value that a pass read; 0 if all agree. */
function contestOf(name: FieldName, { sources, readings }: ReadCard): number {
	if (name === 'side') return 0;
	const others = (readings[name] ?? []).filter(({ value }) => value !== sources[name]?.value);
	return Math.max(0, ...others.map(confidenceOf));
}

/** Whether other values on the card prove a value, contradict it, or neither. */
function proofOf(name: FieldName, fields: IdCardFields): 'proven' | 'contradicted' | undefined {
	const { identity_code: number, valid_date_start: start } = fields;
	const judged = (isProven: boolean) => (isProven ? 'proven' : 'contradicted');
	if (name === 'valid_date_start' || name === 'valid_date_end') {
		const end = fields.valid_date_end;
		if (start === null || end === null || end === LONG_TERM) return undefined;
		return judged(isPeriod(start, end));
	}
	if (number === null) return undefined;
	const contradicted = isSoundIdNumber(number) ? contradictedBy(number, fields) : undefined;
	if (name === 'identity_code') return judged(contradicted?.length === 0);
	if (contradicted === undefined || (name !== 'birth' && name !== 'gender')) return undefined;
	return judged(!contradicted.includes(name));
}

/** How many years cards are valid. */
const PERIODS: readonly number[] = [5, 10, 20];

function isPeriod(start: string, end: string): boolean {
	const years = Number(end.slice(0, 4)) - Number(start.slice(0, 4));
	return PERIODS.includes(years) && start.slice(4) === end.slice(4);
}
