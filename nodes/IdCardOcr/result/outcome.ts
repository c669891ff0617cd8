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

/** What a picture shows. */
export type Outcome = RecognizedSide | UnrecognizedPicture;

/** Gives what a reply that is no refusal says of its picture. */
export function outcomeOf(reply: IdCardOcrReply): Outcome {
	const { code, msg, data, request_id: requestId = null } = reply;
	if (code === SUCCESS_CODE && data !== null && data.side !== null) {
		return { recognized: true, side: data.side, fields: data };
	}
	const message =
		code === SUCCESS_CODE
			? 'The service could not tell which side of an ID card the image shows'
			: explainCode(code).message;
	return { recognized: false, reason: { code, message, requestId, serviceMessage: msg } };
}
