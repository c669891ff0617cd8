import { SUCCESS_CODE } from '../../../domain/api-contract.ts';
import { apiErrorKind } from '../../../domain/api-error.ts';
import { checkReply } from '../../../domain/api-reply.ts';
import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';

/** Valid codes for mutated requests: a card, or an error about the request or the image. */
const CODES_FOR_BAD_INPUT = [SUCCESS_CODE, 4000, 5020, 5021];

/** Returns how a reply violates the contract, or `undefined` if it does not. */
export function contractViolation(status: number, text: string): string | undefined {
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		return `HTTP ${status} without JSON`;
	}
	const checked = checkReply(body);
	if (!checked.ok) return `HTTP ${status} with a bad envelope: ${checked.fault}`;
	const { code, msg, data, request_id: requestId } = checked.reply;
	if (!CODES_FOR_BAD_INPUT.includes(code)) return `code ${code}`;
	const wantedStatus = code === SUCCESS_CODE ? 200 : apiErrorKind(code)?.httpStatus;
	if (status !== wantedStatus) return `HTTP ${status} with code ${code}`;
	if (msg === '') return `code ${code} without a msg`;
	if (!/^req_[0-9a-f]{24}$/.test(requestId ?? '')) return `code ${code} without a request_id`;
	const order = Object.keys(body as object).join();
	// A mutated request may ask for `extra`; a refusal whose code does not tell says its reason.
	if (!/^code,msg,data,(reason,)?(extra,)?request_id$/.test(order)) return 'unexpected keys';
	if (data === null) return code === SUCCESS_CODE ? 'success without data' : undefined;
	const keys = Object.keys((body as { data: object }).data).join();
	return keys === ID_CARD_FIELD_NAMES.join() ? undefined : 'unexpected fields';
}
