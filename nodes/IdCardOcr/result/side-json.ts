import type { IDataObject } from 'n8n-workflow';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { fieldsAndChecks } from './fields-and-checks.ts';
import { nameFields } from './field-naming.ts';
import type { Outcome } from './outcome.ts';
import type { ResultSettings } from './result-settings.ts';

/**
 * Gives the JSON for the picture of one side: its fields and checks, or with Simplify off the
 * service's envelope and the checks. An unrecognized picture has `reason`.
 */
export function sideJson(
	reply: IdCardOcrReply,
	outcome: Outcome,
	settings: ResultSettings,
): IDataObject {
	if (!outcome.recognized) {
		const { reason } = outcome;
		if (!settings.simplify) return { ...envelope(reply, null), reason };
		return { ...nameFields(emptyIdCardFields(), settings.naming), reason };
	}
	const { fields, checks } = fieldsAndChecks(outcome.fields, settings);
	if (settings.simplify) return { ...nameFields(fields, settings.naming), ...checks };
	return { ...envelope(reply, fields), ...checks };
}

/** Gives the reply as the service sent it, with the fields as the settings leave them. */
export function envelope(reply: IdCardOcrReply, data: Partial<IdCardFields> | null): IDataObject {
	return { code: reply.code, msg: reply.msg, data, request_id: reply.request_id ?? null };
}
