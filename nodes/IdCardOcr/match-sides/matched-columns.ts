import { normalizeCard } from '../../../domain/card/card-normalize.ts';
import { maskFields } from '../../../domain/card/masking.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import type { PairedPerson } from '../../../domain/pairing/pair-sides.ts';
import type { ResultSettings } from '../input/result-settings.ts';

/** The columns where no sides were compared. */
export const NOT_COMPARED = { matched_by: null, candidates: null };

/** A large heap from one place would have millions, and nobody reads them. */
const MOST_CANDIDATES = 20;

/** A side that may be the other one, and what the items call it. */
interface Candidate {
	label: string;
	fields: IdCardFields;
}

/** Returns the columns that say how sides were matched. `evidence` is what may be told. */
export function matchedColumns(
	{ problem }: Pick<PairedPerson, 'problem'>,
	evidence: readonly Evidence[],
	candidates: readonly Candidate[],
	settings: ResultSettings,
) {
	return {
		matched_by: problem === undefined ? evidence.join(', ') : null,
		candidates: candidateText(candidates, settings),
	};
}

/** Each with a name, or an authority and its dates. */
function candidateText(
	candidates: readonly Candidate[],
	{ mask, referenceDate }: ResultSettings,
): string | null {
	if (candidates.length === 0) return null;
	const listed = candidates.slice(0, MOST_CANDIDATES).map(({ label, fields }) => {
		const normalized = normalizeCard(fields);
		const shown = mask === 'off' ? normalized : maskFields(normalized, mask, referenceDate);
		const { identity_name, issued_by, valid_date_start, valid_date_end } = shown;
		const told = [identity_name, issued_by, valid_date_start, valid_date_end].filter(Boolean);
		return `${label}: ${told.join(' ')}`;
	});
	const more = candidates.length - listed.length;
	return [...listed, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
