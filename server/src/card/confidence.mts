import type { SourcedFields } from './field-sources.mts';
import { isStartTruncated, isTruncated, TRUNCATABLE } from './truncation.mts';

/** Fields that nothing else on the card verifies. */
export const UNVERIFIED = [
	'identity_name',
	'address',
	'issued_by',
	'valid_date_start',
	'valid_date_end',
] as const;

export type UnverifiedField = (typeof UNVERIFIED)[number];

/** A large share of the characters with a lower confidence is wrong; few cards have any. */
export const LOW_CONFIDENCE = 0.75;

/** Hardly any character with a higher confidence is wrong. */
export const HIGH_CONFIDENCE = 0.9;

/** Whether a field that nothing else verifies looks truncated or has a low-confidence character. */
export function hasLowConfidence(card: SourcedFields): boolean {
	if (TRUNCATABLE.some((name) => isTruncated(card, name) || isStartTruncated(card, name))) {
		return true;
	}
	return UNVERIFIED.some(
		(name) => card.fields[name] !== null && minConfidence(card, name) < LOW_CONFIDENCE,
	);
}

/** The lowest probability of the characters that the field was read from; 1 without any. */
export function minConfidence({ sources }: SourcedFields, name: UnverifiedField): number {
	const glyphs = sources[name] ?? [];
	return glyphs.reduce((least, { reading }) => Math.min(least, reading.probability), 1);
}
