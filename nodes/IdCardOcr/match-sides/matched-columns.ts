import { normalizeCard } from '../../../domain/card/card-normalize.ts';
import { maskFields } from '../../../domain/card/masking.ts';
import type { PairedPerson } from '../../../domain/pairing/pair-sides.ts';
import type { SideToPair } from '../../../domain/pairing/seen-sides.ts';
import type { ResultSettings } from '../input/result-settings.ts';

/** The columns where no sides were compared. */
export const NOT_COMPARED = { matched_by: null, candidates: null };

/** A large heap from one place would have millions, and nobody reads them. */
const MOST_CANDIDATES = 20;

/** Returns the columns that say how sides were matched. `labelOf`: what the items call a side. */
export function matchedColumns<Side extends SideToPair>(
	{ problem, evidence, candidates }: PairedPerson<Side>,
	labelOf: (side: Side) => string,
	{ mask, referenceDate }: ResultSettings,
) {
	// Each with a name, or an authority and its dates.
	const listed = candidates.slice(0, MOST_CANDIDATES).map((side) => {
		const normalized = normalizeCard(side.fields);
		const shown = mask === 'off' ? normalized : maskFields(normalized, mask, referenceDate);
		const { identity_name, issued_by, valid_date_start, valid_date_end } = shown;
		const told = [identity_name, issued_by, valid_date_start, valid_date_end].filter(Boolean);
		return `${labelOf(side)}: ${told.join(' ')}`;
	});
	const more = candidates.length - listed.length;
	return {
		matched_by: problem === undefined ? evidence.join(', ') : null,
		candidates: [...listed, ...(more > 0 ? [`${more} more`] : [])].join('; ') || null,
	};
}
