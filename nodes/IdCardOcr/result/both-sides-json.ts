import type { IDataObject } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import { emptyIdCardFields, type IdCardFields, type Side } from '../../../domain/id-card.ts';
import { PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import type { CardChecks } from '../card/card-checks.ts';
import { nameFields } from '../card/field-naming.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { detailsOfPair } from './details.ts';
import { fieldsAndChecks } from './fields-and-checks.ts';
import { type KnownOfImages, incompleteness } from './incompleteness.ts';
import type { Outcome } from './outcome.ts';
import { envelope } from './side-json.ts';

/** Result of a card's image; `undefined` when the item does not have it. */
export type SideResult = { reply: IdCardOcrReply; outcome: Outcome } | undefined;

/** Of the two images of an item in its order, or of the sides of a card in one image; one where it shows none. */
type SideResults = readonly SideResult[];

/** What is known of a card that came in one image. */
interface InOneImage extends Pick<KnownOfImages, 'unsure' | 'mismatched'> {
	/** The reply with what the service says of that image; `undefined` where it was not sent. */
	image: IdCardOcrReply | undefined;
}

/**
 * Returns the JSON for a card of one or two images, {@link cardJson} and a `reason` when it is
 * incomplete, and whether it is complete.
 */
export function bothSidesJson(
	results: SideResults,
	settings: ResultSettings,
	inOneImage?: InOneImage,
): { complete: boolean; json: IDataObject } {
	const { json, found } = cardAndChecks(results, settings, inOneImage);
	const reason = incompleteness(
		results.map((one) => one?.outcome),
		{
			oddValidity: found.problems.includes('validity-does-not-fit-age'),
			missing: found.missing,
			unsure: inOneImage?.unsure,
			mismatched: inOneImage?.mismatched,
		},
	);
	return {
		complete: reason === undefined,
		json: { ...json, ...(reason === undefined ? {} : { reason }) },
	};
}

/**
 * Returns what was read in one or two images, in either order: the nine fields of both sides, or with
 * Simplify off the two envelopes, and the checks.
 */
export function cardJson(
	results: SideResults,
	settings: ResultSettings,
	inOneImage?: InOneImage,
): IDataObject {
	return cardAndChecks(results, settings, inOneImage).json;
}

function cardAndChecks(
	results: SideResults,
	settings: ResultSettings,
	inOneImage?: InOneImage,
): { json: IDataObject; found: CardChecks } {
	const [portrait, emblem] = ([1, 0] as const).map((side) => replyOfSide(results, side));
	const merged = cardOfSides(portrait?.data ?? undefined, emblem?.data ?? undefined);
	const images = inOneImage ? [inOneImage.image] : results.map((one) => one?.reply);
	const { fields, columns, found } = fieldsAndChecks(merged, BOTH_SIDES, settings, {
		details: detailsOfPair(images, { portrait, emblem }),
		unread: portrait === undefined || emblem === undefined,
	});
	const [first, second] = results.map((one) => one && envelope(one.reply, settings));
	const result = settings.simplify
		? nameFields({ ...fields, side: undefined }, settings.naming)
		: { first: first ?? null, second: second ?? null };
	return { json: { ...result, ...columns }, found };
}

const BOTH_SIDES: readonly Side[] = [1, 0];

/** Of two images of the same side the first counts. */
function replyOfSide(results: SideResults, side: Side): IdCardOcrReply | undefined {
	return results.find((one) => one?.outcome.recognized === true && one.outcome.side === side)
		?.reply;
}

/**
 * Returns the fields of a whole card. A foreigner's card has its validity on the portrait side, where a
 * resident's has none.
 */
export function cardOfSides(portrait?: IdCardFields, emblem?: IdCardFields): IdCardFields {
	const card = emptyIdCardFields();
	for (const name of PRINTED_FIELDS[1]) card[name] = portrait?.[name] ?? null;
	for (const name of PRINTED_FIELDS[0]) card[name] = emblem?.[name] ?? portrait?.[name] ?? null;
	return card;
}
