import type { IDataObject } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { normalizeCard } from '../card/card-normalize.ts';
import { nameFields } from '../card/field-naming.ts';
import { maskItem } from '../card/masking.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { additionalColumns } from './additional-columns.ts';
import { detailsOfImage } from './details.ts';
import { unreadDetailsJson } from './details-json.ts';
import { fieldsAndChecks } from './fields-and-checks.ts';
import type { Outcome, UnrecognizedImage } from './outcome.ts';

/**
 * Returns the JSON for the image of one side: its fields, or with Simplify off the service's envelope,
 * and its columns. An unrecognized image has a `reason`.
 */
export function sideJson(
	reply: IdCardOcrReply,
	outcome: Outcome,
	settings: ResultSettings,
): IDataObject {
	if (!outcome.recognized) {
		const reason = shownReason(reply, outcome, settings);
		const details = unreadDetailsJson(reply, settings);
		if (settings.simplify) return unreadSideJson(reason, settings, details);
		return { ...envelope(reply, settings), ...columnsOfNothing(settings), ...details, reason };
	}
	const details = detailsOfImage(reply);
	const { fields, columns } = fieldsAndChecks(outcome.fields, [outcome.side], settings, {
		details,
	});
	if (settings.simplify) return { ...nameFields(fields, settings.naming), ...columns };
	return { ...envelope(reply, settings), ...columns };
}

/** Returns the JSON for an image that was not read: no fields, and the reason; of a reply, its details. */
export function unreadSideJson(
	reason: IDataObject,
	settings: ResultSettings,
	details: IDataObject = {},
): IDataObject {
	const fields = settings.simplify ? nameFields(emptyIdCardFields(), settings.naming) : {};
	return { ...fields, ...columnsOfNothing(settings), ...details, reason };
}

function columnsOfNothing(settings: ResultSettings): IDataObject {
	return additionalColumns(emptyIdCardFields(), null, settings);
}

/**
 * Returns the reply as the service sent it, or masked. Masking omits the service's own words, which
 * may reveal anything.
 */
export function envelope(reply: IdCardOcrReply, settings: ResultSettings): IDataObject {
	const { code, msg, data, request_id = null } = reply;
	if (settings.mask === 'off') return { code, msg, data: data && { ...data }, request_id };
	const { fields } = normalizeCard(data ?? emptyIdCardFields());
	const masked = maskItem(
		{ fields, envelope: { code, request_id }, others: cardsIn(reply) },
		settings.mask,
		settings.referenceDate,
	);
	return { code, data: data && { ...masked.fields }, ...(masked.envelope as IDataObject) };
}

function shownReason(
	reply: IdCardOcrReply,
	{ reason }: UnrecognizedImage,
	settings: ResultSettings,
): IDataObject {
	if (settings.mask === 'off') return { ...reason };
	const { code, message, requestId } = reason;
	const fields = reply.data ?? emptyIdCardFields();
	const masked = maskItem(
		{ fields, envelope: { request_id: requestId }, others: cardsIn(reply) },
		settings.mask,
		settings.referenceDate,
	);
	return { code, message, requestId: (masked.envelope?.request_id as string | undefined) ?? null };
}

/** All cards in the image of a reply, as far as the service was asked for them. */
function cardsIn({ extra }: IdCardOcrReply): IdCardFields[] {
	return (extra?.cards ?? []).map(({ fields }) => normalizeCard(fields).fields);
}
