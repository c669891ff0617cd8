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

/** What one of the two pictures came to; `undefined` when the item holds no such picture. */
export type SidePicture = { reply: IdCardOcrReply; outcome: Outcome } | undefined;

/**
 * Gives the JSON for a card of two pictures in either order, and whether both sides are there: the
 * nine fields of both with `side: null`, the checks, and `reason` when something is missing.
 */
export function bothSidesJson(
	pictures: readonly [SidePicture, SidePicture],
	settings: ResultSettings,
): { complete: boolean; json: IDataObject } {
	const merged = mergeSides(pictures.map((picture) => picture?.outcome));
	const { problems } = checkCard(normalizeCard(merged).fields, settings.referenceDate);
	const reason = incompleteness(
		pictures.map((picture) => picture?.outcome),
		problems.includes('validity-does-not-fit-age'),
	);
	const { fields, checks } = fieldsAndChecks(merged, settings);
	const result = settings.simplify
		? nameFields(fields, settings.naming)
		: {
				first: sideEnvelope(pictures[0], fields, settings),
				second: sideEnvelope(pictures[1], fields, settings),
			};
	return {
		complete: reason === undefined,
		json: { ...result, ...checks, ...(reason === undefined ? {} : { reason }) },
	};
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

function sideEnvelope(
	picture: SidePicture,
	merged: IdCardFields,
	settings: ResultSettings,
): IDataObject | null {
	return picture ? envelope(picture.reply, shownSide(picture, merged), settings) : null;
}

/** Gives the fields of one picture's side out of the merged ones, which may be masked. */
function shownSide(
	{ outcome }: NonNullable<SidePicture>,
	merged: IdCardFields,
): IdCardFields | null {
	if (!outcome.recognized) return null;
	const side = emptyIdCardFields();
	side.side = outcome.side;
	for (const name of outcome.side === 1 ? PORTRAIT_FIELDS : EMBLEM_FIELDS)
		side[name] = merged[name];
	return side;
}
