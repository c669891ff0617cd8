import type { ApiErrorCode } from '../../../domain/api-error.ts';
import { wordsFor, type Why, type Words } from '../errors/why.mts';

/** What a refusal says if its code is all that is known, by code. */
export const MESSAGES: Readonly<Partial<Record<ApiErrorCode, Words>>> = {
	4000: ['请求参数缺失或格式错误', 'The request lacks something, or is malformed.'],
	4011: ['API Key 无效，请检查后重试', 'The server does not know this API key.'],
	4013: ['API Key 已停用，请联系管理员', 'This API key is suspended.'],
	4014: [
		'当前 IP 地址不在该 API Key 的允许列表中',
		'This API key may not be used from this address.',
	],
	4015: [
		'缺少 API Key，请在请求头 Authorization 或 X-Api-Key 中提供',
		'The request has no API key, in the header Authorization or X-Api-Key.',
	],
	4029: ['请求过于频繁，请稍后重试', 'Too many calls in this second. Try again in a moment.'],
	4030: ['今日调用次数已用完，请明日再试', "This API key's calls for today are used up."],
	5000: ['服务器内部错误，请稍后重试', 'The server failed. Its log says why.'],
	5020: ['OCR 服务繁忙，请稍后重试', 'The server is busy, starting or stopping. Try again.'],
	5021: [
		'图片中未识别到身份证，请上传清晰的身份证正面或反面照片',
		'No ID card could be read in this image. Take a sharp photo of the whole card, without glare.',
	],
	5030: [
		'OCR 模型未能加载，请联系管理员',
		'The server could not load its models. Its log says why.',
	],
};

/**
 * HTTP statuses (RFC 9110, 15.5; RFC 6585, 5) that describe a fault better than its code's own: by reason and, as Node
 * itself gives them (lib/_http_server.js), by the code of an error of its parser and timers.
 */
export const STATUSES: Readonly<Partial<Record<string, number>>> = {
	'photo-links-off': 404,
	method: 405,
	'host-foreign': 421,
	'body-too-slow': 408,
	expectation: 417,
	HPE_HEADER_OVERFLOW: 431,
	HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
	ERR_HTTP_REQUEST_TIMEOUT: 408,
} satisfies Partial<Record<Why['reason'] | `HPE_${string}` | 'ERR_HTTP_REQUEST_TIMEOUT', number>>;

/** What a refusal says: its reason or, without one, its code. */
export function wordsOf({ code, why }: { code: ApiErrorCode; why?: Why }): Words {
	return why === undefined ? (MESSAGES[code] ?? MESSAGES[5000]!) : wordsFor(why);
}
