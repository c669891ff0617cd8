import { type IdCardOcrReply, SUCCESS_CODE } from './api-contract.ts';
import { apiErrorKind } from './api-error.ts';
import { EXTRA, EXTRA_VERSION, type Extra, type ExtraRequest } from './extra.ts';
import { ID_CARD_FIELDS } from './id-card.ts';
import { isRecord, WrongType } from './reply-value.ts';

export type ReplyFault = 'not-json' | 'no-code' | 'no-data' | 'wrong-type';

export type CheckedReply =
	| { ok: true; reply: IdCardOcrReply }
	| { ok: false; fault: ReplyFault; field?: string };

/**
 * Validates a parsed reply body against the API page, sections 6 and 7, and where the request asked for
 * `extra`, against what a self-hosted server sends. Drops other keys and treats a missing field as
 * `null`. `field` is the key with the wrong type; its value is never returned.
 */
export function checkReply(body: unknown, asked?: ExtraRequest): CheckedReply {
	if (!isRecord(body)) return { ok: false, fault: 'not-json' };
	const { code, msg, data, request_id: requestId } = body;
	if (typeof code !== 'number') return { ok: false, fault: 'no-code' };

	const reply: IdCardOcrReply = { code, msg: typeof msg === 'string' ? msg : '', data: null };
	if (typeof requestId === 'string') reply.request_id = requestId;
	if (code === SUCCESS_CODE && !isRecord(data)) return { ok: false, fault: 'no-data' };
	try {
		if (code === SUCCESS_CODE) reply.data = ID_CARD_FIELDS.read(data, 'data', new Set());
		return asked === undefined ? { ok: true, reply } : withExtra(reply, body.extra, asked);
	} catch (error) {
		// Whatever else may be thrown, such a reply is not one of this API.
		const field = error instanceof WrongType ? error.field : undefined;
		return { ok: false, fault: 'wrong-type', field };
	}
}

/** A server that does not know `extra`, or another version of it, still reads cards. @throws WrongType */
function withExtra(reply: IdCardOcrReply, extra: unknown, asked: ExtraRequest): CheckedReply {
	const isOfImage = reply.code === SUCCESS_CODE || apiErrorKind(reply.code)?.cause === 'image';
	if (!isOfImage || !isRecord(extra) || extra.version !== EXTRA_VERSION) return { ok: true, reply };
	return { ok: true, reply: { ...reply, extra: checkExtra(extra, asked) } };
}

/**
 * Returns the details of a reply after checking that they are whole and have the images that were asked
 * for. Leaves out the keys that the node does not use.
 * @throws WrongType with the key that is missing or not as it should be.
 */
function checkExtra(given: unknown, asked: ExtraRequest): Extra {
	const { crops = [] } = asked === true ? {} : asked;
	const unread = isRecord(given) ? given.unread : undefined;
	const keys = [
		...(crops.length > 0 ? ['crops', ...crops] : []),
		...(unread === undefined ? [] : ['unread']),
		...(isRecord(unread) && unread.seen !== undefined ? ['seen'] : []),
	];
	const extra = EXTRA.read(given, 'extra', new Set(keys));
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
