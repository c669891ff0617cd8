import {
	type Column,
	confidenceColumn,
	type Measure,
	measureColumn,
	MEASURES,
	NAMED_SIDES,
	type NamedSide,
} from '../column.ts';
import type { Side } from '../id-card.ts';
import { ALL_PRINTED_FIELDS } from '../required-fields.ts';
import type { Language } from './language.ts';

const SIDES = { 1: '人像面', 0: '国徽面' };

// As printed on the card, or on the API page for fields without a printed label.
const TITLES: Readonly<Record<Column, string>> = {
	side: '正反面',
	identity_name: '姓名',
	identity_code: '公民身份号码',
	needs_review: '需要核对',
	review_reasons: '核对原因',
	gender: '性别',
	race: '民族',
	birth: '出生日期',
	address: '住址',
	issued_by: '签发机关',
	valid_date_start: '有效期起始',
	valid_date_end: '有效期截止',
	identity_name_pinyin: '姓名拼音',
	gender_english: '性别英文',
	race_english: '民族英文',
	address_province: '省份',
	address_city: '城市',
	address_district: '区县',
	address_street: '街道',
	age: '年龄',
	expired: '已过期',
	days_left: '剩余天数',
	reason_code: '原因代码',
	reason_message: '原因说明',
	retry: '重试条件',
	file_name: '文件名',
	copies_missing: '缺少的副本',
	matched_by: '匹配依据',
	candidates: '可能的另一面',
};

const EVIDENCE_WORDS: Language['evidence'] = {
	confirmed: '已确认',
	group: '同一分组',
	'same-page': '在同一页',
	'same-file': '在同一文件',
	'same-item': '在同一条数据',
	'printed-name': '文件以持证人命名',
	'side-words': '文件名只有正反面不同',
	'own-folder': '单独一个文件夹',
	'same-number': '号码相同',
	'all-are-here': '每人两面都齐全',
	'beside-unread': '放在一起，旁边有未能识别的内容',
	'same-folder': '在同一文件夹',
	'names-alike': '文件名相近',
	order: '前后相邻',
	'only-pairing': '没有其他相符的一面',
	'same-county': '同一县区',
	'same-city': '同一城市',
	'validity-fits-age': '年龄相符',
	'validity-fits-kind': '证件种类相符',
};

const FIELDS: Language['fields'] = {
	...TITLES,
	side: '图片',
	valid_date_start: '有效期起始日',
	valid_date_end: '有效期截止日',
};

const MEASURED: Readonly<Record<Measure, string>> = {
	blur: '模糊度',
	glare: '反光',
	brightness: '亮度',
	cut_off: '超出画面',
	warnings: '图片警告',
	page: '页码',
	left: '左边缘',
	top: '上边缘',
	width: '宽度',
	height: '高度',
};

const MEASURED_SIDES: Readonly<Record<NamedSide, string>> = {
	'': '',
	front: SIDES[1],
	back: SIDES[0],
};

const TITLES_OF_DETAILS = Object.fromEntries([
	...ALL_PRINTED_FIELDS.map((field) => [confidenceColumn(field), `${TITLES[field]}置信度`]),
	...NAMED_SIDES.flatMap((side) =>
		MEASURES.map((measure) => [
			measureColumn(side, measure),
			`${MEASURED_SIDES[side]}${MEASURED[measure]}`,
		]),
	),
]) as Record<string, string>;

const FINDINGS: Language['findings'] = {
	missing: '证件上印有，但缺少',
	'number-first-generation': '号码为 15 位，属于 2013 年起停用的第一代身份证',
	'number-length': '号码不是 18 位',
	'number-characters': '号码不是 17 位数字加一位数字或 X',
	'check-digit-wrong': '校验码与前 17 位不符',
	'birth-not-a-date': '印刷的出生日期不是有效日期',
	'number-birth-not-a-date': '号码中的出生日期不是有效日期',
	'birth-in-future': '出生日期晚于参考日期',
	'age-implausible': '按此出生日期，持证人已超过 120 岁',
	'birth-differs-from-number': '印刷的出生日期与号码中的不一致',
	'gender-differs-from-number': '印刷的性别与号码中的不一致',
	'gender-unknown': '印刷的性别既不是男也不是女',
	'region-code-unknown': '号码前六位不是 1981 年以来使用过的行政区划代码',
	'ethnic-group-unknown': '不是 56 个民族名称，也不是证件上使用的其他写法',
	'validity-not-a-date': '有效期的起始或截止既不是有效日期，也不是长期',
	'validity-length-illegal': '这类证件没有这样的有效期',
	'validity-does-not-fit-age': '有效期的长短与签发时的年龄不符',
	'validity-not-yet-started': '有效期在参考日期之后才开始',
	'validity-expired': '有效期在参考日期之前已结束',
	'readings-differ': '与比对的内容不一致',
	'below-minimum': '置信度未知，或低于设定的最低值',
	'both-sides-in-image': '服务返回了两面的字段，可能来自两张证件',
	'needed-review': '识别它的节点要求核对',
	blurred: '模糊',
	dark: '太暗',
	'card-cut-off': '证件超出画面',
	'low-confidence': '可能有误',
	truncated: '开头、结尾或某一行可能缺失',
	gap: '可能缺字',
	'contradicts-number': '印刷的内容与号码不一致',
	'label-as-value': '内容中混入了证件上的标题文字',
	'left-out': '该处有内容未计入结果',
	'passes-disagree': '多次读取的结果不一致',
};

const CONTRADICTIONS = { kind: '证件种类', place: '签发地', age: '年龄', name: '姓名' };

const FOREIGN_REPLIES = {
	'not-json': '不是 JSON',
	'no-code': '没有数字 code',
	'no-data': 'code 为 0，但没有 data',
	'wrong-type': '字段类型不对',
	'too-long': '内容过长',
	redirect: '是一个跳转',
};

const sideOf = (side: Side) => SIDES[side];
const fieldsIn = (fields: ReadonlyArray<keyof typeof FIELDS>) =>
	fields.map((field) => FIELDS[field]).join('、');

/** Chinese, for spreadsheets and for the people who take the photos. */
export const CHINESE: Language = {
	titles: { ...TITLES, ...TITLES_OF_DETAILS, on_list: '在名单中', photo_digests: '照片摘要' },

	fields: FIELDS,
	sides: SIDES,

	codes: {
		4000: '服务没有接受这次请求（4000）',
		4011: 'API 密钥无效（4011）',
		4013: 'API 密钥已停用（4013）',
		4014: 'n8n 的网络地址不在密钥的白名单中（4014）',
		4015: '服务没有收到 API 密钥（4015）',
		4022: '账户余额不足（4022）',
		4029: '请求过于频繁（4029）',
		4030: '今天的调用次数已用完（4030）',
		4044: '该地址没有身份证识别接口（4044）',
		5000: '服务处理这张图片时出错（5000）',
		5020: '识别服务暂时不可用（5020）',
		5021: '图片中没有识别到身份证',
		5030: '服务没有启用识别功能（5030）',
	},
	cures: {
		4000: '请检查图片的格式和大小；链接要不登录就能打开。',
		4011: '请在凭据中重新填写密钥。',
		4013: '请联系服务的管理员，或换一个密钥。',
		4014: '请把 n8n 的地址加入白名单。',
		4015: '请在凭据中填写密钥；地址中不能有用户名。',
		4022: '请充值，然后运行其余的。',
		4029: '请调低“Requests per Second”，然后运行其余的。',
		4030: '请明天运行其余的，或申请更多次数。',
		4044: '请检查凭据中的地址，去掉页面的路径，例如 /folder。',
		5000: '请稍后再运行。',
		5020: '请稍后再运行。',
		5021: '请拍一张清晰、完整、没有反光的照片。',
		5030: '请联系服务的管理员。',
	},
	unknownCodeCure: '请在服务的文档中查找此代码。',
	linkCures: {
		later: '请检查服务器能否打开此链接。',
		never: '请使用 80 或 443 端口的公网链接，或以 --allow-private-urls 和 --link-port 启动服务器。',
	},
	unknownCode: (code) => `服务拒绝了请求，代码未知（${code}）`,
	serviceSaid: ({ chinese }) => `：${chinese}`,
	connection: {
		'certificate-expired': '服务的证书已过期',
		cut: '服务应答之前连接中断',
		'no-tls': '无法与服务建立 TLS 连接',
		'other-host': '服务的证书属于另一个域名',
		refused: '服务拒绝连接：这个地址没有服务器在运行',
		stopped: '服务应答之前流程已停止',
		'too-slow': '服务没有及时应答',
		unreachable: '无法连接到服务',
		unresolved: '无法解析服务的域名',
		untrusted: 'n8n 不信任服务的证书',
	},
	connectionCures: {
		'certificate-expired': '请联系服务的管理员更新证书。',
		cut: '请稍后再运行；如果服务器只接受 TLS，凭据中的地址要以 https:// 开头。',
		'no-tls': '如果服务没有 TLS，请把凭据中的地址改为 http:// 开头。',
		'other-host': '请在凭据的地址中使用证书上的域名。',
		refused: '请启动服务器，或检查凭据中的地址。',
		stopped: '请再次运行流程。',
		'too-slow': '请稍后再运行，或加大“Timeout”。',
		unreachable: '请检查凭据中的地址，以及服务器是否在运行、n8n 能否访问它。',
		unresolved: '请检查凭据中的地址。',
		untrusted: '请把 NODE_EXTRA_CA_CERTS 设为该证书或其颁发机构证书的文件，再启动 n8n。',
	},
	proxyStatus: (status) => `服务或其代理返回 HTTP 状态 ${status}`,
	foreignReply: (fault, field) =>
		`应答不是来自该识别接口：${FOREIGN_REPLIES[fault]}${field === undefined ? '' : `（${field}）`}`,
	foreignReplyCure: '请检查凭据中的地址（包括 https://），以及应答的是否是代理或登录页。',
	notSent: {
		after: (why) => `未发送，因为之前的一条失败：${why}`,
		failed: '未发送：之前的一条失败',
		stopped: '未发送：流程已停止',
	},

	noFiles: '没有收到文件',
	noFileIn: (field) => `没有收到文件${field === undefined ? '' : `（字段 ${field}）`}`,
	empty: () => '没有收到图片',
	emptyFile: '文件是空的',
	notALink: () => '图片链接无效，必须以 http:// 或 https:// 开头',
	notBase64: () => '图片文本不是 base64 编码',
	tooLargeForProxy: '图片太大，服务前的代理不接受，请换一张较小的图片',
	tooLarge: (megabytes) => `图片太大，请换一张不超过 ${megabytes} MB 的图片`,
	unsupportedFormat: (formats) => `文件格式无法识别，请使用 ${formats.join('、')}`,

	lostDigits: (column) =>
		`“${column}”存成了数字，末尾几位已丢失：请把这一列设为文本格式，再重新输入号码`,
	setting: (detail) => `流程的设置或这一条的数据无法使用，请联系流程的制作者（${detail}）`,
	failed: (detail) => `流程处理这一条时出错，请联系流程的制作者（${detail}）`,
	failedMasked: '流程处理这一条时出错，请联系流程的制作者',

	unread: {
		blank: '图片是空白的',
		'other-document': '图片是另一种证件',
		'too-blurred': '图片太模糊',
		'too-dark': '图片太暗',
		'too-small': '图片太小',
	},
	sideUnknown: '无法判断图片是身份证的哪一面',
	cardNotReadable: (seen, missing) =>
		[
			'图片中似乎有身份证，但未能识别。',
			...(seen.length > 0 ? [`已看到：${fieldsIn(seen)}。`] : []),
			...(missing.length > 0 ? [`未看到：${fieldsIn(missing)}。`] : []),
			'请人工查看图片。',
		].join(''),

	nthImage: (number, field, name) =>
		`${field === undefined ? `第 ${number} 张图片` : `“${field}”`}${name === undefined ? '' : `（${name}）`}`,
	withColon: (before, after) => `${before}：${after}`,
	bothShow: (side) => `两张图片都是${SIDES[side]}。`,
	photographCard: '请拍摄整张身份证清晰、无反光的照片。',
	photographSides: (sides) =>
		`请拍摄清晰、无反光的${sides.map((side) => SIDES[side]).join('和')}照片。`,
	severalCards: '无法确定哪两面属于同一张身份证：有多张证件，或有未能识别的页面或图片。',
	sendOneCard: '请只发送一张身份证的两面。',
	couldNotRead: (side, fields) =>
		`${SIDES[side]}有内容未能识别：${fieldsIn(fields)}。请重新拍摄更清晰、无遮挡、无反光的照片。`,
	sidesDisagree: '两面似乎不属于同一张身份证：签发地、证件种类或年龄不一致。',

	lone: {
		'sides-do-not-match': (own, other, about) => {
			const said = about.map((one) => CONTRADICTIONS[one]).join('、');
			const why = said ? `${said}不一致` : '有人认为不是同一张身份证';
			return `有一张${sideOf(other)}与这张${sideOf(own)}放在一起，但${why}。请查看其中是否有别人的照片。`;
		},
		'other-side-not-read': (own, other) =>
			`按文件名，这张${sideOf(own)}的${sideOf(other)}在一个未能识别的文件中。`,
		'read-twice': (own) => `这张${sideOf(own)}可能是另一张已配对的${sideOf(own)}的重复照片。`,
		'no-other-side': (own, other) => `没有与这张${sideOf(own)}相符的${sideOf(other)}。`,
		'several-fit': (own, other) => `可能属于这张${sideOf(own)}的${sideOf(other)}不止一张。`,
		'not-confirmed': (own, other) =>
			`能与这张${sideOf(own)}配对的${sideOf(other)}只剩一张，但依据不足。`,
	},
	proposed: (evidence) =>
		`这两面可能属于同一张身份证，尚未确认：${evidence.map((code) => EVIDENCE_WORDS[code]).join('，')}。请查看两张照片。`,
	evidence: EVIDENCE_WORDS,
	notRead: '这张图片中没有识别到身份证。',

	sheets: { people: '人员', missing: '缺少', notListed: '不在名单', notRead: '未识别' },
	onList: {
		listed: '是',
		perhaps: '可能',
		'not-listed': '否',
		unknown: '未知',
		missing: '缺少',
	},
	listFaults: {
		'old-excel': '这是旧版或加密的 Excel 文件，请另存为不带密码的 .xlsx。',
		'not-excel': '这不是可读取的 Excel 文件。',
		'not-csv': '这不是有效的 CSV：引号位置有误。',
		'no-names': '没有找到姓名列。',
		'earlier-table': '这是没有“照片摘要”列的证件表格，无法保留其中的内容。',
	},
	listTaken: (people, name, number, rounded) =>
		[
			`名单共 ${people} 人。姓名：${name} 列。号码：${number === undefined ? '无' : `${number} 列`}。`,
			...(rounded === 0 ? [] : [`其中 ${rounded} 个号码已被电子表格舍入，只比对保留下来的位数。`]),
		].join(''),
	missing: (files) =>
		files === 0
			? '没有照片显示此姓名。'
			: `没有照片显示此姓名。另有 ${files} 个文件未能识别或没有姓名。`,
	mayBeMeant: (who, differences) => `可能是${who}：${differences.join('，')}。`,
	listDiffers: {
		several: '姓名相同，但不止一人符合',
		sound: '姓名读音相同',
		'one-character': '姓名有一个字不同',
		another: '号码相同，但姓名不同',
		nameUnread: '号码相符，姓名未能识别',
		fileUnread: '文件名中有此姓名，但照片未能识别，或没有姓名',
		unread: '号码未能识别',
		digits: (count) => `号码有 ${count} 位不同`,
	},
	fileFailed: (code) => `无法读取该文件（${code}）。`,
	folderFailed: (code) => `无法打开该文件夹（${code}），其中的文件都没有识别。`,
	isLink: '不读取链接指向的文件。',
	isSpecial: '既不是文件也不是文件夹，没有打开。',
	stopped: '识别到它之前已被停止。',

	toCheck: (reviews) =>
		`请核对：${reviews
			.map(
				({ field, reasons }) =>
					`${FIELDS[field]}（${reasons.map((code) => FINDINGS[code] ?? code).join('；')}）`,
			)
			.join('、')}。`,
	findings: FINDINGS,

	ended: (sentence) => (/[。！？]$/.test(sentence) ? sentence : `${sentence}。`),
	joined: (sentences) => sentences.join(''),
};
