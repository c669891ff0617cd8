import { SUCCESS_CODE, type IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { IdCardFields, Side } from '../../../domain/id-card.ts';
import { explainCode } from '../failure/code-explanation.ts';

/** The service found a side of a card in the image. */
interface RecognizedSide {
	recognized: true;
	side: Side;
	fields: IdCardFields;
}

/** It found none: an outcome, not a failure. */
export interface UnrecognizedImage {
	recognized: false;
	reason: { code: number; message: string; requestId: string | null; serviceMessage: string };
}

/** What an image shows. */
export type Outcome = RecognizedSide | UnrecognizedImage;

/** Returns what a reply says about its image. The reply must not be a refusal. */
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
