import type { Extra, ExtraRequest } from './extra.ts';
import type { IdCardFields } from './id-card.ts';

/** Path of the endpoint below the base URL (API page, section 1). */
export const ID_CARD_OCR_PATH = '/api/ocr-idcard';

/** The `code` of a reply that carries a card (API page, section 7). */
export const SUCCESS_CODE = 0;

/** Maximum length of base64 that the API accepts: 10 MB (API page, section 3). */
export const MAX_BASE64_LENGTH = 10 * 1024 * 1024;

/** How the image is sent (API page, section 3). */
export type InputType = 'url' | 'base64';

/** The JSON body of a request (API page, section 3). */
export interface IdCardOcrRequest {
	input_type: InputType;
	/** The image's http(s) URL, or its bytes in base64. */
	input_data: string;
	/** Asks a self-hosted server for more; ApiZero's cloud does not know it. */
	extra?: ExtraRequest;
}

/** The JSON body of every reply, success or error (API page, sections 7 and 8). */
export interface IdCardOcrReply {
	/** 0 for success, otherwise a code of `api-error.ts`. */
	code: number;
	/** In Chinese. */
	msg: string;
	data: IdCardFields | null;
	/** Identifies the call in a support request. Documented only for success, so it may be missing. */
	request_id?: string;
	/** Why a self-hosted server refused, where the code does not tell. */
	reason?: string;
	/** Only in a self-hosted server's reply, where the request asked for it. */
	extra?: Extra;
}
