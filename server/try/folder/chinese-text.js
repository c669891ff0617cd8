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
	list: '应该有谁？',
	listFile: '名单（电子表格）：',
	listNames: '或粘贴姓名，有号码也可以一起粘贴：',
	'list.said': '{said}',
	'list.counts': '缺少 {missing} 人，可能有 {perhaps} 人，不在名单上 {notListed} 人。',
	'list.copy': '复制缺少的人',
	'list.copied': '已复制',
	'list.separator': '、',
	'list.text': '还缺 {count} 人：{names}',
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
	complete: '每个人的两面都在这里',
	completeNote: '勾选后，前后相邻或没有其他相符的两面将直接配对，不再询问。',

	'pair.question': '是同一个人吗？',
	'pair.yes': '是，且全部正确（Y）',
	'pair.no': '不是（N）',
	'pair.unsure': '不确定（U）',
	'pair.others': '其他候选',
	'pair.other': '这是它的另一面',
	'heap.question':
		'每张身份证的两面是接连拍摄的吗？共 {count} 对，互不矛盾，以下为其中 {shown} 对。',
	'heap.yes': '是，每一对都是同一个人',
	'heap.no': '不是，逐对询问',

	close: '关闭',
};
