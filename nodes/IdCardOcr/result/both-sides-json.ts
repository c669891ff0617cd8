import type { IDataObject } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { CardChecks } from '../card/card-checks.ts';
import { emptyIdCardFields, type IdCardFields, type Side } from '../../../domain/id-card.ts';
import { PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { detailsOfPair } from './details.ts';
import { fieldsAndChecks } from './fields-and-checks.ts';
import { nameFields } from './field-naming.ts';
import { type BesidePictures, incompleteness } from './incompleteness.ts';
import type { Outcome } from './outcome.ts';
import type { ResultSettings } from './result-settings.ts';
import { envelope } from './side-json.ts';

/** Result of a card's picture; `undefined` when the item does not have it. */
export type SidePicture = { reply: IdCardOcrReply; outcome: Outcome } | undefined;

/** The two pictures of an item in its order, or the sides of a card in one picture; one where it shows none. */
export type SidePictures = readonly SidePicture[];

/** What is known of a card that came in one image. */
export interface InOneImage extends Pick<BesidePictures, 'unsure' | 'mismatched'> {
	/** The reply with what the service says of that image; `undefined` where it was not sent. */
	image: IdCardOcrReply | undefined;
}

/**
 * Returns the JSON for a card of one or two pictures, {@link cardJson} and a `reason` when it is
 * incomplete, and whether it is complete.
 */
export function bothSidesJson(
	pictures: SidePictures,
	settings: ResultSettings,
	inOneImage?: InOneImage,
): { complete: boolean; json: IDataObject } {
	const { json, found } = cardAndChecks(pictures, settings, inOneImage);
	const reason = incompleteness(
		pictures.map((picture) => picture?.outcome),
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
 * Returns what was read in one or two pictures, in either order: the nine fields of both sides, or with
 * Simplify off the two envelopes, and the checks.
 */
export function cardJson(
	pictures: SidePictures,
	settings: ResultSettings,
	inOneImage?: InOneImage,
): IDataObject {
	return cardAndChecks(pictures, settings, inOneImage).json;
}

function cardAndChecks(
	pictures: SidePictures,
	settings: ResultSettings,
	inOneImage?: InOneImage,
): { json: IDataObject; found: CardChecks } {
	const [portrait, emblem] = ([1, 0] as const).map((side) => replyOfSide(pictures, side));
	const merged = cardOfSides(portrait?.data ?? undefined, emblem?.data ?? undefined);
	const images = inOneImage ? [inOneImage.image] : pictures.map((picture) => picture?.reply);
	const { fields, beside, found } = fieldsAndChecks(merged, BOTH_SIDES, settings, {
		details: detailsOfPair(images, { portrait, emblem }),
		unread: portrait === undefined || emblem === undefined,
	});
	const [first, second] = pictures.map((picture) => picture && envelope(picture.reply, settings));
	const result = settings.simplify
		? nameFields({ ...fields, side: undefined }, settings.naming)
		: { first: first ?? null, second: second ?? null };
	return { json: { ...result, ...beside }, found };
}

const BOTH_SIDES: readonly Side[] = [1, 0];

/** Of two pictures of the same side the first counts. */
function replyOfSide(pictures: SidePictures, side: Side): IdCardOcrReply | undefined {
	return pictures.find((one) => one?.outcome.recognized === true && one.outcome.side === side)
		?.reply;
}

/**
 * Returns the fields of a whole card. A foreigner's card has its validity beside the portrait, where a
 * resident's has none.
 */
export function cardOfSides(portrait?: IdCardFields, emblem?: IdCardFields): IdCardFields {
	const card = emptyIdCardFields();
	for (const name of PRINTED_FIELDS[1]) card[name] = portrait?.[name] ?? null;
	for (const name of PRINTED_FIELDS[0]) card[name] = emblem?.[name] ?? portrait?.[name] ?? null;
	return card;
}
