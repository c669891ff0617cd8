import { CHINESE as TRY } from '../chinese-text.js';

/** @type {Record<string, string>} */
export const CHINESE = {
	...TRY,
	title: '照片文件夹转表格',
	oneImage: '单张图片',
	request: '照片',
	choose: '将文件夹或文件拖到此处，或点击选择文件夹',
	chooseFiles: '或选择文件：',
	stop: '停止',
	result: '人员',
	save: '保存为表格',
	next: '查看下一个待核对的人',
	privacy: '照片只发送到本服务器，服务器不保留任何内容。页面不加载任何外部内容。',
	summary:
		'共 {people} 行，待核对 {toCheck} 行。未能识别的文件：{notRead} 个。请保存到照片文件夹所在的位置，表格中的链接即可打开照片。',
	notReadFiles: '未能识别',
	change: '查看或更正',

	'status.none': '请先选择照片。',
	'status.waiting': '共 {all} 个文件。',
	'status.reading': '已处理 {done} 个文件，共 {all} 个，还需约 {minutes} 分钟。',
	'status.done': '已处理 {done} 个文件，共 {all} 个。',
	'status.again': '已处理 {done} 个文件，共 {all} 个。点击“识别”再试其余的。',
	'status.busy': '服务器繁忙，{wait} 秒后重试。',
	'status.stopped': '已处理 {done} 个文件，共 {all} 个。{why}',
	'status.notSaved': '表格无法保存：{why}',

	person: '第 {number} 行，共 {count} 行',
	right: '全部正确，下一个',
	skip: '跳过',
	close: '关闭',
};
