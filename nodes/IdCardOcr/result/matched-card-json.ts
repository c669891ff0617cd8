import type { IDataObject } from 'n8n-workflow';

import type { IdCardFields } from '../../../domain/id-card.ts';
import { MASKING_PRESETS } from '../card/masking-preset.ts';
import { asText } from './checks-json.ts';
import { fieldsAndChecks } from './fields-and-checks.ts';
import { nameFields } from './field-naming.ts';
import type { ResultSettings } from './result-settings.ts';
import type { ReadingReview } from './review-json.ts';

/** Which of these it was tells the kind of the number, and with it a residence permit's region code. */
const TELLING_KIND = ['validity-fits-age', 'validity-fits-kind'];

/**
 * Returns the JSON of a card of both sides, and by what they were matched; empty for a whole card. `earlier` is
 * what was said of their reading.
 */
export function matchedCardJson(
	card: IdCardFields,
	proofs: readonly string[],
	settings: ResultSettings,
	earlier?: ReadingReview,
): IDataObject {
	const { fields, beside } = fieldsAndChecks(card, [1, 0], settings, { earlier });
	return {
		...nameFields({ ...fields, side: undefined }, settings.naming),
		...beside,
		matched_by: asText(shownProofs(proofs, settings)),
	};
}

function shownProofs(proofs: readonly string[], { mask }: ResultSettings): readonly string[] {
	const hidesKind = mask !== 'off' && MASKING_PRESETS[mask].kind === 'hidden';
	return hidesKind ? proofs.filter((proof) => !TELLING_KIND.includes(proof)) : proofs;
}
