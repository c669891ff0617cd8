import { SUCCESS_CODE, type IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { IdCardFields, Side } from '../../../domain/id-card.ts';
import { explainCode } from '../failure/code-explanation.ts';

/** A picture in which the service found a side of a card. */
export interface RecognizedSide {
	recognized: true;
	side: Side;
	fields: IdCardFields;
}

/** A picture in which it found none: an outcome, not a failure. */
export interface UnrecognizedPicture {
	recognized: false;
	reason: { code: number; message: string; requestId: string | null; serviceMessage: string };
}

const UNREADABLE_PICTURE = 5021;

/** Gives what a reply says of its picture, or `undefined` when its code is a refusal. */
export function outcomeOf(reply: IdCardOcrReply): RecognizedSide | UnrecognizedPicture | undefined {
	const { code, msg, data, request_id: requestId = null } = reply;
	if (code === SUCCESS_CODE && data !== null && data.side !== null) {
		return { recognized: true, side: data.side, fields: data };
	}
	if (code !== SUCCESS_CODE && code !== UNREADABLE_PICTURE) return undefined;
	const message =
		code === UNREADABLE_PICTURE
			? explainCode(code).message
			: 'The service could not tell which side of an ID card the picture shows';
	return { recognized: false, reason: { code, message, requestId, serviceMessage: msg } };
}
