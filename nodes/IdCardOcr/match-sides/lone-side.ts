import type { IDataObject } from 'n8n-workflow';

import type { Review } from '../../../domain/extra.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { maskFields } from '../../../domain/card/masking.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { cardColumns } from '../../../domain/result/card-columns.ts';
import { aloneReason } from '../../../domain/result/incompleteness.ts';
import type { LoneSide } from '../../../domain/match-sides/match-heap.ts';

/** A large heap from one place would have millions, and nobody reads them. */
const MOST_CANDIDATES = 20;

export function loneSideColumns(
	fields: IdCardFields,
	{ problem, candidates }: LoneSide,
	reviews: readonly Review[],
	settings: ResultSettings,
): IDataObject {
	const side = fields.side === 1 ? 1 : 0;
	const { json } = cardColumns(
		{
			fields,
			sides: [side],
			ofSide: true,
			reviews,
			reason: aloneReason(problem, side, candidates),
		},
		settings,
	);
	return { ...json, matched_by: null, candidates: candidateText(candidates, settings) };
}

/** Items are named by their index, as n8n does, and by a name, or an authority and its dates. */
function candidateText(candidates: LoneSide['candidates'], settings: ResultSettings): string {
	const { mask, referenceDate } = settings;
	const listed = candidates.slice(0, MOST_CANDIDATES).map(({ itemIndex, fields }) => {
		const shown = mask === 'off' ? fields : maskFields(fields, mask, referenceDate);
		const { identity_name, issued_by, valid_date_start, valid_date_end } = shown;
		const told = [identity_name, issued_by, valid_date_start, valid_date_end].filter(Boolean);
		return `item ${itemIndex}: ${told.join(' ')}`;
	});
	const more = candidates.length - listed.length;
	return [...listed, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
