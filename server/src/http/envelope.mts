import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import { SUCCESS_CODE } from '../../../domain/api-contract.ts';
import type { ApiErrorCode } from '../../../domain/api-error.ts';
import { ID_CARD_FIELD_NAMES, type IdCardFields } from '../../../domain/id-card.ts';
import type { ServerError } from '../errors/server-errors.mts';
import type { Why } from '../errors/why.mts';
import type { DocumentExtra } from '../engine/document-extra.mts';
import { UnreadableCardError } from './http-errors.mts';
import { sentenceOf } from './reasons.mts';

/** The `msg` of an error reply for no particular reason, by code. */
export const MESSAGES: Partial<Record<ApiErrorCode, string>> = {
	4000: '请求参数缺失或格式错误',
	4011: 'API Key 无效，请检查后重试',
	4013: 'API Key 已停用，请联系管理员',
	4014: '当前 IP 地址不在该 API Key 的允许列表中',
	4015: '缺少 API Key，请在请求头 Authorization 或 X-Api-Key 中提供',
	4029: '请求过于频繁，请稍后重试',
	4030: '今日调用次数已用完，请明日再试',
	5000: '服务器内部错误，请稍后重试',
	5020: 'OCR 服务繁忙，请稍后重试',
	5021: '图片中未识别到身份证，请上传清晰的身份证正面或反面照片',
	5030: 'OCR 模型未能加载，请联系管理员',
};

/** A reply as sent: always with a `request_id`, with `extra` if the request asked for it. */
export type SentReply = Required<Omit<IdCardOcrReply, 'extra'>> & { extra?: DocumentExtra };

/** Returns the reply with a card's fields, in the order of the API page, section 7. */
export function successReply(
	fields: IdCardFields,
	requestId: string,
	extra?: DocumentExtra,
): SentReply {
	const data = Object.fromEntries(ID_CARD_FIELD_NAMES.map((name) => [name, fields[name]]));
	return {
		code: SUCCESS_CODE,
		msg: '成功',
		data: data as unknown as IdCardFields,
		...(extra && { extra }),
		request_id: requestId,
	};
}

/** Returns an error reply. Its `msg` is the sentence of the reason or, without one, of the code. */
export function failureReply(
	code: ApiErrorCode,
	requestId: string,
	why?: Why,
	extra?: DocumentExtra,
): SentReply {
	const msg = why === undefined ? (MESSAGES[code] ?? MESSAGES[5000]!) : sentenceOf(why);
	return { code, msg, data: null, ...(extra && { extra }), request_id: requestId };
}

/** Returns the reply to an error. */
export function replyToError(error: ServerError, requestId: string): SentReply {
	const extra = error instanceof UnreadableCardError ? error.extra : undefined;
	return failureReply(error.code, requestId, error.why, extra);
}
