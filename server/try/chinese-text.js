import { CHINESE as OF_CARDS } from '../../domain/language/chinese.ts';
import { cardText } from './card-text.js';

/** @type {Record<string, string>} */
export const CHINESE = {
	...cardText(OF_CARDS),
	title: '身份证识别',
	folder: '照片文件夹转表格',
	request: '图片',
	choose: '将图片拖到此处，或点击选择',
	formats: '可识别：{formats}',
	chosen: '{name}，{size}',
	sample: '识别样本证件',
	key: 'API 密钥',
	keyNote: '只留在本页面中，关闭页面即消失。',
	read: '识别',
	result: '结果',
	privacy: '图片只发送到本服务器，服务器不保留任何内容。页面不加载任何外部内容。',

	'status.uselessCode': '链接中的代码已用过或已过期，请输入 API 密钥。',
	'status.reading': '正在识别……',
	'status.noImage': '请先选择图片。',
	'status.noKey': '请输入 API 密钥：未设置密钥时，服务器启动时会显示一个。',
	'status.done': '用时 {time}。找到 {cards} 面，需要人工查看的字段：{reviews} 个。',
	'status.failed': '没有识别出内容。',

	card: '第 {number} 面，共 {count} 面',
	onlyCard: '识别结果',
	sideValue: '{side}（{name}）',
	page: '第 {page} 页',
	person: '第 {number} 人',

	field: '字段',
	value: '内容',
	confidence: '置信度',
	'field.side': '面',
	showInImage: '在图片中显示：{field}',
	check: '请查看',
	low: '低',

	image: '图片，含 {count} 个框',
	cardCrop: '证件裁剪图',

	people: '人员',
	proposedPerson: '可能同属一人，不确定',
	personCards: '第 {number} 人：第 {cards} 面。依据：{proof}',

	warnings: '警告',
	'warning.birth-from-number': '出生日期难以辨认，取自公民身份号码。',
	'warning.gender-from-number': '性别难以辨认，取自公民身份号码。',
	'warning.blurred': '文字模糊，请重新拍摄。',
	'warning.glare': '反光遮住了证件的一部分。',
	'warning.dark': '图片太暗。',
	'warning.card-cut-off': '证件似乎超出了图片。',
	'warning.grey-copy': '证件是黑白复印件。',
	'warning.marked-copy': '证件上或旁边写有用途。',
	'warning.temporary-card': '这是临时居民身份证。',
	'warning.both-sides-in-one-picture': '图片中有正反两面。',

	copyWorkflow: '复制 n8n 工作流',
	pasteWorkflow:
		'已复制。粘贴到 n8n 中，选择或新建凭据：Service 选 Self-Hosted Server（自己的服务器），Base URL 为 {url}，再填入您的密钥。',
	notCopied: '浏览器不允许复制。',

	requestId: '请求 {id}',
	'error.unreachable': '服务器没有应答。',
	'error.noReply': '应答（HTTP {status}）不是来自本服务器，可能来自代理。',
	'error.keyCharacters': '密钥只能包含 ASCII 字母、数字和符号。',
	'error.tooLarge': '文件大小为 {size}，超过服务器允许的 {limit}。',
	'error.unreadableFile': '浏览器无法读取此文件。',
};
