import type { Why } from '../errors/why.mts';

type Reason = Why['reason'];

/** The `msg` of a reply, by reason. */
const SENTENCES: {
	readonly [Each in Reason]: string | ((why: Extract<Why, { reason: Each }>) => string);
} = {
	'http-malformed': 'HTTP 请求格式错误',
	'request-too-slow': '请求超时',
	'target-malformed': '请求地址格式错误',
	'path-unknown': '接口不存在',
	method: ({ methods }) => `该接口只支持 ${methods} 请求`,
	'connect-method': '不支持 CONNECT 请求',
	'host-repeated': '请求头 Host 重复',
	'host-missing': '缺少请求头 Host',
	expectation: '无法满足请求头 Expect 的要求',
	'content-type': '请求头 Content-Type 应为 application/json',

	'body-too-slow': '请求体发送过慢',
	'body-too-large': ({ megabytes }) => `请求体过大，base64 图片最大 ${megabytes} MB`,
	'body-too-complex': '请求体结构过于复杂',
	'body-no-json': '请求体不是有效的 JSON',
	'body-no-object': '请求体应为 JSON 对象',
	'input-type': 'input_type 应为 url 或 base64',
	'input-data': 'input_data 不能为空，且应为字符串',
	'extra-type': 'extra 应为布尔值或对象',
	'extra-keys': ({ keys }) => `extra 只能包含 ${keys.join('、')}`,
	'extra-list': ({ key, items }) => `extra.${key} 应为数组，可选值：${items.join('、')}`,
	'watermark-alone': 'extra.watermark 需要 extra.redact，可为空数组',
	'watermark-length': ({ most }) => `extra.watermark 应为 1 到 ${most} 个字符`,
	'watermark-characters': ({ missing }) =>
		`extra.watermark 含有无法书写的字符：${missing.join('')}`,

	'base64-malformed': 'input_data 不是有效的 base64 编码',
	'base64-too-large': ({ megabytes }) => `图片过大，base64 最大 ${megabytes} MB`,
	'image-format': ({ formats }) => `图片格式应为 ${eitherOf(formats)}`,
	'url-malformed': '图片地址应为有效的 http 或 https URL',
	'url-with-user': '图片地址不能包含用户名或密码',
	'url-address': '图片地址不允许访问：仅支持公网地址',
	'url-port': ({ ports }) => `图片地址不允许访问：仅支持 ${ports.join('、')} 端口`,
	'download-timeout': '图片下载失败：图片服务器响应超时',
	'download-unreachable': '图片下载失败：无法连接图片服务器',
	'download-redirects': '图片下载失败：重定向次数过多',
	'download-status': ({ status }) => `图片下载失败：图片服务器返回 HTTP ${status}`,
	'download-format': ({ formats }) => `图片下载失败：内容不是 ${eitherOf(formats)} 图片`,
	'download-too-large': ({ megabytes }) => `图片下载失败：图片过大，最大 ${megabytes} MB`,

	'document-broken': '文件已损坏，无法解码',
	'document-encrypted': '文件已加密，请解除密码后重试',
	'document-too-large': '图片尺寸过大',
	'document-too-many-pages': ({ most }) => `文件页数过多，最多 ${most} 页`,
	'document-too-slow': '文件过于复杂，无法在限定时间内解码',

	'read-timeout': '图片读取超时，请只拍摄身份证本身后重试',
};

/** HTTP statuses that describe a reason better than its code's own. */
const STATUSES: Readonly<Partial<Record<Reason, number>>> = {
	'body-too-slow': 408,
	expectation: 417,
};

/** The sentence that a caller reads. */
export function sentenceOf(why: Why): string {
	const sentence = SENTENCES[why.reason] as string | ((why: Why) => string);
	return typeof sentence === 'string' ? sentence : sentence(why);
}

/** The HTTP status, if it is another one than the code's own. */
export function statusOf({ reason }: Why): number | undefined {
	return STATUSES[reason];
}

/** Such as `JPG、PNG 或 WebP`. */
function eitherOf(names: readonly string[]): string {
	const last = names.at(-1)!;
	return names.length === 1 ? last : `${names.slice(0, -1).join('、')} 或 ${last}`;
}
