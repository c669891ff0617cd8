import { LONG_TERM } from '../../../domain/calendar-date.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { widestGap } from '../card/gap.mts';
import { confidenceOf, type FieldName, type Hypothesis } from '../card/hypothesis.mts';
import { contradictedBy } from '../card/inconsistencies.mts';
import { isSoundIdNumber } from '../card/number.mts';
import type { ReadCard } from '../card/read-cards.mts';
import { isStartTruncated, isTruncated, TRUNCATABLE } from '../card/truncation.mts';

/**
 * What a value's confidence follows from, each 0 or more: with a doubt it falls, with a support it
 * rises.
 */
export const FEATURES = {
	/** How many of its characters are probably wrong, as a logarithm. */
	errors: 'doubt',
	/** Chinese characters that would fit into a gap within a text or before a row. */
	gap: 'doubt',
	/** How surely its beginning, its end or a row is missing, from 0 to 2. */
	truncated: 'doubt',
	/** How clearly another pass read another value, from 0 to 1. */
	contested: 'doubt',
	/** 1 if number, birth and gender agree, or the dates of a period. */
	proven: 'support',
	/** 1 if they contradict each other. */
	contradicted: 'doubt',
	/** How blurred the text is, in tenths above that of a sharp picture. */
	blurred: 'doubt',
	/** 1 if marks lie over values. */
	marked: 'doubt',
	/** How many points the card lacks to be beyond doubt. */
	obscure: 'doubt',
} as const;

export type FeatureName = keyof typeof FEATURES;

/** The features of one value. */
export type Features = Record<FeatureName, number>;

/** What recognition is never surer than: it adds this to every probability of an error. */
const DOUBT = 0.001;

/** A sharper picture or more points make no value surer. */
const SHARP = 0.3;
const MANY_POINTS = 10;

/** Gaps between characters vary by this much, in Chinese characters. */
const USUAL_GAP = 0.5;
const WIDE_GAP = 2;

/**
 * Returns the features of a field's value; the side has no characters of its own. `blur` is that of the
 * text, from 0 to 1.
 */
export function featuresOf(name: FieldName, card: ReadCard, blur: number): Features {
	const source = name === 'side' ? undefined : card.sources[name];
	const glyphs = source?.glyphs ?? [];
	const doubts = glyphs.map(({ reading }) => 1 - reading.probability);
	const proof = proofOf(name, card.fields);
	return {
		errors: magnitude(doubts.reduce((sum, doubt) => sum + doubt, 0)),
		gap: source === undefined ? 0 : gapOf(name, card),
		truncated: source === undefined ? 0 : lackOf(name, source),
		contested: contestOf(name, card),
		proven: Number(proof === 'proven'),
		contradicted: Number(proof === 'contradicted'),
		blurred: Math.max(0, 10 * (blur - SHARP)),
		marked: Number(card.hasMarks),
		obscure: Math.max(0, MANY_POINTS - card.points),
	};
}

/** 0 for no probability of an error, and 1 more for each that is e times as large. */
function magnitude(probability: number): number {
	return Math.log((DOUBT + probability) / DOUBT);
}

/**
 * How surely part of the value is missing: 2 for an authority without its last word, and for what begins
 * with no place; 1 for an address, whose end has many forms.
 */
function lackOf(name: FieldName, source: Hypothesis): number {
	const text = TRUNCATABLE.find((one) => one === name);
	if (text === undefined) return 0;
	if (isStartTruncated(source.value)) return 2;
	return isTruncated(text, source) ? (text === 'address' ? 1 : 2) : 0;
}

function gapOf(name: FieldName, { placement, sources }: ReadCard): number {
	return Math.min(WIDE_GAP, Math.max(0, widestGap(placement, sources, name) - USUAL_GAP));
}

/** How clearly a pass read something else. */
function contestOf(name: FieldName, { sources, readings }: ReadCard): number {
	if (name === 'side') return 0;
	const others = (readings[name] ?? []).filter(({ value }) => value !== sources[name]?.value);
	return Math.max(0, ...others.map(confidenceOf));
}

/** Whether what else the card says proves a value, contradicts it, or does neither. */
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

/** Cards are valid for so many years. */
const PERIODS: readonly number[] = [5, 10, 20];

function isPeriod(start: string, end: string): boolean {
	const years = Number(end.slice(0, 4)) - Number(start.slice(0, 4));
	return PERIODS.includes(years) && start.slice(4) === end.slice(4);
}
