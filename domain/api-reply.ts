import type { IdCardOcrReply } from './api-contract.ts';
import { SUCCESS_CODE } from './api-contract.ts';
import { emptyIdCardFields, ID_CARD_FIELD_NAMES, type IdCardFields } from './id-card.ts';

/** Why a reply cannot be trusted. */
export type ReplyFault = 'not-json' | 'no-code' | 'no-data' | 'wrong-type';

/** A valid reply, or what is wrong with it. */
export type CheckedReply =
	| { ok: true; reply: IdCardOcrReply }
	| { ok: false; fault: ReplyFault; field?: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Validates a parsed reply body against the API page, sections 6 and 7.
 * Drops undocumented keys and treats a missing field as `null`.
 * `field` is the key with the wrong type; its value is never returned.
 */
export function checkReply(body: unknown): CheckedReply {
	if (!isRecord(body)) return { ok: false, fault: 'not-json' };
	const { code, msg, data, request_id: requestId } = body;
	if (typeof code !== 'number') return { ok: false, fault: 'no-code' };

	const reply: IdCardOcrReply = { code, msg: typeof msg === 'string' ? msg : '', data: null };
	if (typeof requestId === 'string') reply.request_id = requestId;
	if (code !== SUCCESS_CODE) return { ok: true, reply };

	if (!isRecord(data)) return { ok: false, fault: 'no-data' };
	const fields: Record<string, unknown> = { ...emptyIdCardFields() };
	for (const name of ID_CARD_FIELD_NAMES) {
		const value = data[name] ?? null;
		const fits =
			value === null || (name === 'side' ? value === 0 || value === 1 : typeof value === 'string');
		if (!fits) return { ok: false, fault: 'wrong-type', field: name };
		fields[name] = value;
	}
	reply.data = fields as unknown as IdCardFields;
	return { ok: true, reply };
}
