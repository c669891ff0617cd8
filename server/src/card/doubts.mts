import { widestGap } from './gap.mts';
import { countInconsistencies } from './inconsistencies.mts';
import { confidenceOf } from './hypothesis.mts';
import type { ReadCard } from './read-cards.mts';
import { isStartTruncated, isTruncated, TRUNCATABLE } from './truncation.mts';

/** Fields that nothing else on the card verifies. */
const UNVERIFIED = [
	'identity_name',
	'address',
	'issued_by',
	'valid_date_start',
	'valid_date_end',
] as const;

/** A large share of the characters with a lower confidence is wrong; few cards have any. */
const LOW_CONFIDENCE = 0.75;

/** A gap with room for about a Chinese character. */
const LOST = 0.8;

/** Whether a closer look may read more of a card or read it better. */
export function isDoubtful({ fields, sources, placement }: ReadCard): boolean {
	if (countInconsistencies(fields) > 0) return true;
	const isUnsure = UNVERIFIED.some((name) => {
		const source = sources[name];
		if (source === undefined) return false;
		return confidenceOf(source) < LOW_CONFIDENCE || widestGap(placement, sources, name) > LOST;
	});
	const isCutOff = TRUNCATABLE.some((name) => {
		const source = sources[name];
		return source !== undefined && (isStartTruncated(source.value) || isTruncated(name, source));
	});
	return isUnsure || isCutOff;
}
