/** The same in Chinese, for `msg`, and in English, for a header: in ASCII, and without what the caller wrote. */
export type Words = readonly [chinese: string, english: string];

interface Megabytes {
	megabytes: number;
}

interface Most {
	most: number;
}

interface Formats {
	formats: readonly string[];
}

/** What a refusal says where the code of the API does not tell, by reason; some name what is wrong. */
export const REASONS = {
	'http-malformed': ['HTTP 请求格式错误', 'The request is not valid HTTP.'],
	'request-too-slow': ['请求超时', 'The request did not arrive in time.'],
	'target-malformed': ['请求地址格式错误', 'The address of the request is malformed.'],
	'path-unknown': ['接口不存在', 'There is nothing at this path.'],
	'photo-links-off': [
		'本服务器未启用拍照链接，请用 --photo-link-origin 和 --public-url 启动',
		'Photo links are off on this server. Start it with --photo-link-origin and --public-url.',
	],
	method: ({ methods }: { methods: string }) => [
		`该接口只支持 ${methods} 请求`,
		`This path accepts only ${methods} requests.`,
	],
	'host-repeated': ['请求头 Host 重复', 'The header Host is repeated.'],
	'host-missing': ['缺少请求头 Host', 'The header Host is missing.'],
	'host-foreign': [
		'请求头 Host 不是本机：请使用 127.0.0.1 或 localhost，或设置 --metrics-key-file',
		'The header Host does not name this machine: call it 127.0.0.1 or localhost, or set --metrics-key-file.',
	],
	expectation: [
		'无法满足请求头 Expect 的要求',
		'What the header Expect asks for is not supported.',
	],
	'content-type': ({ types }: { types: readonly string[] }) => [
		`请求头 Content-Type 应为 ${eitherOf(types, '、', '或')}`,
		`The header Content-Type must be ${eitherOf(types, ', ', 'or')}.`,
	],
	'body-unexpected': ['该接口不接受请求体', 'This path takes no body.'],

	'body-too-slow': ['请求体发送过慢', 'The body of the request arrives too slowly.'],
	'body-too-large': ({ megabytes }: Megabytes) => [
		`请求体过大，base64 图片最大 ${megabytes} MB`,
		`The request is too large: an image may have at most ${megabytes} MB in base64.`,
	],
	'body-too-complex': ['请求体结构过于复杂', 'The JSON of the request is too complex.'],
	'body-no-json': ['请求体不是有效的 JSON', 'The body of the request is not valid JSON.'],
	'body-no-object': ['请求体应为 JSON 对象', 'The body of the request must be a JSON object.'],
	'form-boundary': [
		'请求头 Content-Type 缺少有效的 boundary',
		'The header Content-Type has no valid boundary.',
	],
	'form-malformed': [
		'请求体不是有效的 multipart/form-data 表单',
		'The body of the request is not a valid form, as in multipart/form-data.',
	],
	'form-encoded': [
		'表单中的内容不能另行编码，请直接发送文件',
		'A part of the form is encoded: send the file as it is.',
	],
	'form-too-many-parts': ({ most }: Most) => [
		`表单最多 ${most} 个字段`,
		`The form may have at most ${most} parts.`,
	],
	'image-missing': [
		'表单中没有图片，请在 image 字段中发送文件',
		'The form has no image: send a file in the field image.',
	],
	'several-images': [
		'一次请求只能发送一张图片',
		'The form has several images: send each in a request of its own.',
	],
	'input-type': ['input_type 应为 url 或 base64', 'input_type must be url or base64.'],
	'input-data': [
		'input_data 不能为空，且应为字符串',
		'input_data must be a string, and not empty.',
	],
	'extra-type': ['extra 应为布尔值或对象', 'extra must be true, false or an object.'],
	'extra-keys': ({ keys }: { keys: readonly string[] }) => [
		`extra 只能包含 ${keys.join('、')}`,
		`extra may contain only ${keys.join(', ')}.`,
	],
	'extra-list': ({ key, items }: { key: string; items: readonly string[] }) => [
		`extra.${key} 应为数组，可选值：${items.join('、')}`,
		`extra.${key} must be a list of any of: ${items.join(', ')}.`,
	],
	'extra-redact': [
		'extra.redact 列出 extra.crops 中的 redacted 要遮盖的内容，两者缺一不可',
		'extra.redact says what redacted in extra.crops covers: neither goes without the other.',
	],
	'extra-copy': [
		'extra.crops 中的 copy 需要 extra.watermark',
		'copy in extra.crops needs extra.watermark.',
	],
	'extra-watermark': [
		'extra.watermark 需要 extra.crops 中有 redacted 或 copy',
		'extra.watermark needs redacted or copy in extra.crops.',
	],
	'watermark-length': ({ most }: Most) => [
		`extra.watermark 应为 1 到 ${most} 个字符`,
		`extra.watermark must have 1 to ${most} characters.`,
	],
	'watermark-characters': ({ missing }: { missing: readonly string[] }) => [
		`extra.watermark 含有无法书写的字符：${missing.join('')}`,
		'extra.watermark has characters beyond GB 2312, Latin letters and punctuation.',
	],

	'base64-malformed': ['input_data 不是有效的 base64 编码', 'input_data is not valid base64.'],
	'base64-too-large': ({ megabytes }: Megabytes) => [
		`图片过大，base64 最大 ${megabytes} MB`,
		`The image is too large: at most ${megabytes} MB in base64.`,
	],
	'file-empty': ['文件为空', 'The file is empty.'],
	'file-too-large': ({ megabytes }: Megabytes) => [
		`文件过大，最大 ${megabytes} MB`,
		`The file is too large: at most ${megabytes} MB.`,
	],
	'image-format': ({ formats }: Formats) => [
		`图片格式应为 ${eitherOf(formats, '、', '或')}`,
		`The file must be a ${eitherOf(formats, ', ', 'or')}.`,
	],
	'url-malformed': [
		'图片地址应为有效的 http 或 https URL',
		'The link must be a valid http or https address.',
	],
	'url-with-user': [
		'图片地址不能包含用户名或密码',
		'The link may not contain a user name or password.',
	],
	'url-address': [
		'图片地址不允许访问：仅支持公网地址',
		'The link may lead only to the public internet.',
	],
	'url-port': ({ ports }: { ports: readonly string[] }) => [
		`图片地址不允许访问：仅支持 ${ports.join('、')} 端口`,
		`The link may lead only to these ports: ${ports.join(', ')}.`,
	],
	'download-timeout': [
		'图片下载失败：图片服务器响应超时',
		'The image could not be downloaded: its server did not answer in time.',
	],
	'download-unreachable': [
		'图片下载失败：无法连接图片服务器',
		'The image could not be downloaded: its server cannot be reached.',
	],
	'download-redirects': [
		'图片下载失败：重定向次数过多',
		'The image could not be downloaded: there are too many redirects.',
	],
	'download-status': ({ status }: { status: number }) => [
		`图片下载失败：图片服务器返回 HTTP ${status}，请检查链接`,
		`The image could not be downloaded: its server answered HTTP ${status}. Check the link.`,
	],
	'download-format': ({ formats }: Formats) => [
		`图片下载失败：内容不是 ${eitherOf(formats, '、', '或')} 图片`,
		`What is at the link must be a ${eitherOf(formats, ', ', 'or')}.`,
	],
	'download-too-large': ({ megabytes }: Megabytes) => [
		`图片下载失败：图片过大，最大 ${megabytes} MB`,
		`The image at the link is too large: at most ${megabytes} MB.`,
	],

	'document-broken': ['文件已损坏，无法解码', 'The file is damaged and cannot be decoded.'],
	'document-encrypted': [
		'文件已加密，请解除密码后重试',
		'The file is encrypted. Remove its password and try again.',
	],
	'document-too-large': [
		'图片尺寸过大，或文件过于复杂',
		'The image has too many pixels, or the file is too complex.',
	],
	'document-too-many-pages': ({ most }: Most) => [
		`文件页数过多，最多 ${most} 页`,
		`The file has too many pages: at most ${most}.`,
	],
	'document-too-slow': [
		'文件过于复杂，无法在限定时间内解码',
		'The file is too complex to be decoded in time.',
	],

	'link-invalid': ['链接无效', 'This link is not valid.'],
	'link-expired': ['链接已过期', 'This link has expired.'],
	'too-many-checks': [
		'照片检查过于频繁，请稍后重试',
		'Too many photos in this minute. Try again soon.',
	],
	'link-used-up': ['该链接的照片检查次数已用完', 'No photo checks are left for this link.'],
	'request-too-large': ({ kilobytes }: { kilobytes: number }) => [
		`请求体过大，最大 ${kilobytes} KB`,
		`The request is too large: at most ${kilobytes} KB.`,
	],
	'deliver-to': ({ origins }: { origins: readonly string[] }) => [
		`deliver_to 应为该 API Key 允许的地址：${origins.join('、') || '无'}`,
		`deliver_to must be a URL of an origin that this API key may deliver to: ${origins.join(', ') || 'none'}.`,
	],
	'text-length': ({ key, most }: Most & { key: string }) => [
		`${key} 应为 1 到 ${most} 个可见字符，且在一行之内`,
		`${key} must have 1 to ${most} characters, all visible, on one line.`,
	],
	'one-of': ({ key, items }: { key: string; items: readonly string[] }) => [
		`${key} 可选值：${items.join('、')}`,
		`${key} must be one of: ${items.join(', ')}.`,
	],
	'whole-number': ({ key, least, most }: { key: string; least: number; most: number }) => [
		`${key} 应为 ${least} 到 ${most} 的整数`,
		`${key} must be a whole number from ${least} to ${most}.`,
	],

	'read-timeout': [
		'图片读取超时，请只拍摄身份证本身后重试',
		'Reading the image took too long. Try a photo of the card alone.',
	],
} as const satisfies Record<string, Words | ((what: never) => Words)>;

type Rows = typeof REASONS;

/** A reason that always has the same sentence. */
export type PlainReason = {
	[Reason in keyof Rows]: Rows[Reason] extends Words ? Reason : never;
}[keyof Rows];

/** Why a call fails: a reason, and what its sentence names. */
export type Why =
	| { reason: PlainReason }
	| {
			[Reason in keyof Rows]: Rows[Reason] extends (what: infer What) => Words
				? { reason: Reason } & What
				: never;
	  }[keyof Rows];

/** What a reason says. */
export function wordsFor(why: Why): Words {
	const words = REASONS[why.reason] as Words | ((why: Why) => Words);
	return typeof words === 'function' ? words(why) : words;
}

/** Such as `JPG、PNG 或 WebP`. */
function eitherOf(names: readonly string[], comma: string, or: string): string {
	const last = names.at(-1)!;
	return names.length === 1 ? last : `${names.slice(0, -1).join(comma)} ${or} ${last}`;
}
