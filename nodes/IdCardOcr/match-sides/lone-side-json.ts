import type { IDataObject } from 'n8n-workflow';

import type { IdCardFields } from '../../../domain/id-card.ts';
import { nameFields } from '../card/field-naming.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { fieldsAndChecks } from '../result/fields-and-checks.ts';
import { reviewJson, type ReadingReview } from '../result/review-json.ts';
import { unreadSideJson } from '../result/side-json.ts';
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

/**
 * Returns the JSON of a side that was not matched: its fields and checks, and why, with the first
 * candidates and how many there are. `earlier` is what was said of its reading.
 */
export function loneSideJson(
	asRead: IdCardFields,
	{ problem, candidates }: LoneSide,
	settings: ResultSettings,
	earlier?: ReadingReview,
): IDataObject {
	const isFront = asRead.side === 1;
	const { fields, columns } = fieldsAndChecks(asRead, [isFront ? 1 : 0], settings, { earlier });
	const [own, other] = isFront ? ['front', 'back'] : ['back', 'front'];
	return {
		...nameFields(fields, settings.naming),
		...columns,
		reason: {
			problem,
			message: LONE_SENTENCES[problem](own, other),
			candidateCount: candidates.length,
			candidates: candidates.slice(0, MOST_CANDIDATES).map(({ itemIndex, fields: candidate }) => ({
				item: itemIndex,
				...nameFields(shownOf(candidate, settings), settings.naming),
			})),
		},
	};
}

/** Returns the JSON of an image that was not read before. */
export function unreadItemJson(settings: ResultSettings, earlier?: ReadingReview): IDataObject {
	const reason = {
		problem: 'not-read',
		message: 'No side of a card was read in this image.',
		candidateCount: 0,
		candidates: [],
	};
	return unreadSideJson(reason, settings, earlier && reviewJson(earlier, settings));
}

/** What distinguishes a candidate from others: a name, or an authority and its dates. */
function shownOf(candidate: IdCardFields, settings: ResultSettings): Partial<IdCardFields> {
	const isFront = candidate.side === 1;
	const { fields } = fieldsAndChecks(candidate, [isFront ? 1 : 0], settings);
	const { identity_name, issued_by, valid_date_start, valid_date_end } = fields;
	return isFront ? { identity_name } : { issued_by, valid_date_start, valid_date_end };
}
