import type { IDataObject } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import { checkCard } from '../../../domain/card-checks.ts';
import { normalizeCard } from '../../../domain/card-normalize.ts';
import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { fieldsAndChecks } from './fields-and-checks.ts';
import { nameFields } from './field-naming.ts';
import { incompleteness } from './incompleteness.ts';
import type { Outcome, RecognizedSide } from './outcome.ts';
import type { ResultSettings } from './result-settings.ts';
import { envelope } from './side-json.ts';

/** Result of one of the two pictures; `undefined` when the item does not have it. */
export type SidePicture = { reply: IdCardOcrReply; outcome: Outcome } | undefined;

/** The two pictures of an item, in its order. */
export type SidePictures = readonly [SidePicture, SidePicture];

/**
 * Returns the JSON for a card of two pictures, {@link cardJson} and a `reason` when it is incomplete,
 * and whether it is complete.
 */
export function bothSidesJson(
	pictures: SidePictures,
	settings: ResultSettings,
): { complete: boolean; json: IDataObject } {
	const merged = mergeSides(pictures.map((picture) => picture?.outcome));
	const { problems } = checkCard(normalizeCard(merged).fields, settings.referenceDate);
	const reason = incompleteness(
		pictures.map((picture) => picture?.outcome),
		problems.includes('validity-does-not-fit-age'),
	);
	return {
		complete: reason === undefined,
		json: { ...cardJson(pictures, settings), ...(reason === undefined ? {} : { reason }) },
	};
}

/**
 * Returns what was read in two pictures in either order: the nine fields of both sides with
 * `side: null`, or with Simplify off the two envelopes, and the checks.
 */
export function cardJson(pictures: SidePictures, settings: ResultSettings): IDataObject {
	const merged = mergeSides(pictures.map((picture) => picture?.outcome));
	const { fields, checks } = fieldsAndChecks(merged, settings);
	const [first, second] = pictures.map((picture) => picture && envelope(picture.reply, settings));
	const result = settings.simplify
		? nameFields(fields, settings.naming)
		: { first: first ?? null, second: second ?? null };
	return { ...result, ...checks };
}

const PORTRAIT_FIELDS = [
	'identity_name',
	'identity_code',
	'gender',
	'race',
	'birth',
	'address',
] as const;
const EMBLEM_FIELDS = ['issued_by', 'valid_date_start', 'valid_date_end'] as const;

/** Of two pictures of the same side the first counts. */
function mergeSides(outcomes: ReadonlyArray<Outcome | undefined>): IdCardFields {
	const fieldsOf = (side: 0 | 1): IdCardFields | undefined =>
		outcomes.find(
			(outcome): outcome is RecognizedSide => outcome?.recognized === true && outcome.side === side,
		)?.fields;
	const merged = emptyIdCardFields();
	for (const name of PORTRAIT_FIELDS) merged[name] = fieldsOf(1)?.[name] ?? null;
	for (const name of EMBLEM_FIELDS) merged[name] = fieldsOf(0)?.[name] ?? null;
	return merged;
}
