import { widestGap } from './gap.mts';
import { countInconsistencies } from './inconsistencies.mts';
import { confidenceOf } from '../fields/hypothesis.mts';
import type { ReadCard } from '../read-cards.mts';
import { isStartTruncated, isTruncated, TRUNCATABLE } from '../fields/truncation.mts';

/** Fields that nothing else on the card verifies. */
const UNVERIFIED = [
	'identity_name',
	'address',
	'issued_by',
	'valid_date_start',
	'valid_date_end',
] as const;

/** Many characters with a lower confidence are wrong; few cards have any. */
const LOW_CONFIDENCE = 0.75;

/** A wider gap, in Chinese characters, has room for a lost one. */
const LOST_GAP = 0.8;

/** Whether another pass may read more of a card, or read it better. */
export function isDoubtful({ fields, sources, placement }: ReadCard): boolean {
	if (countInconsistencies(fields) > 0) return true;
	const isUncertain = UNVERIFIED.some((name) => {
		const source = sources[name];
		if (source === undefined) return false;
		return confidenceOf(source) < LOW_CONFIDENCE || widestGap(placement, sources, name) > LOST_GAP;
	});
	const isCutOff = TRUNCATABLE.some((name) => {
		const source = sources[name];
		return source !== undefined && (isStartTruncated(source.value) || isTruncated(name, source));
	});
	return isUncertain || isCutOff;
}
