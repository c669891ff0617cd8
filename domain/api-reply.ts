import { type IdCardOcrReply, SUCCESS_CODE } from './api-contract.ts';
import { apiErrorKind } from './api-error.ts';
import { EXTRA, EXTRA_VERSION, type Extra } from './extra.ts';
import { ID_CARD_FIELDS } from './id-card.ts';
import { isRecord, WrongType } from './reply-value.ts';

export type ReplyFault = 'not-json' | 'no-code' | 'no-data' | 'wrong-type';

type CheckedReply =
	| { ok: true; reply: IdCardOcrReply }
	| { ok: false; fault: ReplyFault; field?: string };

/**
 * Validates a parsed reply body against the API page, sections 6 and 7, and if `asksExtra`, as the request
 * did, against what a self-hosted server sends. Drops other keys and treats a missing field as
 * `null`. `field` is the key with the wrong type; its value is never returned.
 */
export function checkReply(body: unknown, asksExtra = false): CheckedReply {
	if (!isRecord(body)) return { ok: false, fault: 'not-json' };
	const { code, msg, data, request_id: requestId, reason, extra } = body;
	if (typeof code !== 'number') return { ok: false, fault: 'no-code' };

	const reply: IdCardOcrReply = { code, msg: typeof msg === 'string' ? msg : '', data: null };
	if (typeof requestId === 'string') reply.request_id = requestId;
	if (typeof reason === 'string') reply.reason = reason;
	if (code === SUCCESS_CODE && !isRecord(data)) return { ok: false, fault: 'no-data' };
	const isOfImage = code === SUCCESS_CODE || apiErrorKind(code)?.cause === 'image';
	try {
		if (code === SUCCESS_CODE) reply.data = ID_CARD_FIELDS.read(data, 'data');
		// A server that does not know `extra`, or another version of it, still reads cards.
		if (asksExtra && isOfImage && isRecord(extra) && extra.version === EXTRA_VERSION) {
			reply.extra = checkExtra(extra);
		}
		return { ok: true, reply };
	} catch (error) {
		// Whatever else may be thrown, such a reply is not one of this API.
		const field = error instanceof WrongType ? error.field : undefined;
		return { ok: false, fault: 'wrong-type', field };
	}
}

/**
 * Returns the details of a reply after checking that they are whole, without the keys that the node does not use.
 * @throws WrongType with the key that is missing or not as it should be.
 */
function checkExtra(given: unknown): Extra {
	const extra = EXTRA.read(given, 'extra');
	const { cards, people } = extra;
	// Only `data` may be of a side that could not be told.
	if (cards.some(({ fields }) => fields.side === null)) throw new WrongType('side');
	if (cards.some(({ person }) => person !== null && person >= people.length)) {
		throw new WrongType('person');
	}
	if (people.some((one) => one.cards.some((index) => index >= cards.length))) {
		throw new WrongType('people');
	}
	return extra;
}
