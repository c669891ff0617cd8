import type { IDataObject } from 'n8n-workflow';

import type { Review } from '../../../domain/extra.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { maskFields } from '../card/masking.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { cardColumns } from '../result/card-columns.ts';
import type { LoneProblem, LoneSide } from './match-heap.ts';

/** Why a side was not matched, in words. */
export const LONE_SENTENCES: Readonly<Record<LoneProblem, (own: string, other: string) => string>> =
	{
		'no-other-side': (own, other) => `No ${other} in the input fits this ${own}.`,
		'side-missing': (own, other) =>
			`A ${other} fits this ${own}, but not all cards here can have both sides: one is missing, or was misread.`,
		'read-twice': (own, other) =>
			`A ${other} fits this ${own}, but one side may be in the input twice, misread once.`,
		'several-fit': (own, other) => `More than one ${other} may belong to this ${own}.`,
		'not-confirmed': (own, other) =>
			`One ${other} is left for this ${own}, but its place, validity and age could not be compared.`,
		'other-side-may-be-missing': (own, other) =>
			`A ${other} fits this ${own}, but the matching one may be missing from the input, or was not read.`,
	};

/** A large heap from one place would have millions, and nobody reads them. */
const MOST_CANDIDATES = 20;

/** Returns the columns of a side that was not matched, with why, and the first candidates. */
export function loneSideColumns(
	fields: IdCardFields,
	{ problem, candidates }: LoneSide,
	reviews: readonly Review[],
	settings: ResultSettings,
): IDataObject {
	const side = fields.side === 1 ? 1 : 0;
	const [own, other] = side === 1 ? ['front', 'back'] : ['back', 'front'];
	const message = LONE_SENTENCES[problem](own, other);
	const retry = candidates.length === 0 ? 'image' : 'never';
	const { json } = cardColumns(
		{
			fields,
			sides: [side],
			ofSide: true,
			reviews,
			reason: { code: problem, message, retry },
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
