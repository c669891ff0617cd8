import type { IdCardFields, Side } from '../id-card.ts';
import { placeAtStart } from '../listed-place.ts';
import { beginsWithSurname } from '../card/surname.ts';

/** What a file's path says of the card that the file shows. */
export interface FileName {
	/** With a `/` at its end, '' for the outermost one. */
	folder: string;
	/** The same without words for a side, so that 正面/张三.jpg and 反面/张三.jpg are of one place. */
	place: string;
	/** The side that a word in the path names. */
	side: Side | null;
	/** The file's name without its ending and such words. */
	stem: string;
	/** What in it may tell a person: without the words of cameras and offices, and without short numbers. */
	text: string;
	/** The nearest folder whose name may tell a person, and that text; '' where there is none. */
	home: string;
	homeText: string;
	/** Files of one camera, program or habit differ in numbers alone. */
	series: string;
	/** What the stem says of a person, with its numbers. */
	label: string;
	/** The people that the file or its folder is named after. */
	names: readonly string[];
	/** The numbers of cards in these names. */
	numbers: readonly string[];
}

/** A word anywhere, or one character that no other in Chinese follows. */
const SIDE_WORDS: ReadonlyArray<readonly [Side, RegExp]> = [
	[1, /正面|人像面?|头像面|(?<![a-z])(?:front|portrait)(?![a-z])|正(?!\p{Script=Han})/giu],
	[
		0,
		/(?<!正)反面|背面|国徽面?|(?<![a-z])(?:back|emblem)(?![a-z])|(?<!正)[反背](?!\p{Script=Han})/giu,
	],
];

/** Words that say nothing of whose card it is: of documents and offices, of cameras and messengers, of days, and numbers in words. */
const EVERYDAY = new RegExp(
	'正反两?面?|[正反ab12]面|居民身份证|身份证|证件|复印件|扫描件|照片|图片|图像|相片|原图|头像|扫描|拍照|截图|截屏|屏幕快照|手机|相机|高清|彩色|黑白|原件|副本|附件' +
		'|文件夹?|文档|资料|材料|信息|合同|简历|新建|未命名|最新|上传|下载|微信|钉钉|飞书|入职|报名|登记|申请|贷款|开户' +
		'|\\d+\\s*[年月日号]|(?<!\\p{L})第?[一二三四五六七八九十]+[个张页份号]?(?!\\p{L})|[ⅰ-ⅿ]' +
		'|(?<![a-z])(?:img|image|dscn?|pic|picture|photo|scan|scanned|screenshot|wechat|weixin|mmexport|wx|qq|wps|ccf|camera|pxl|vid|copy|id|card|idcard|sfz' +
		'|files?|docs?|document|page|untitled|new|received?|temp|both|sides?|i{1,3})(?![a-z])',
	'giu',
);

/** One letter beside others, as in 张三A and 张三B, is a number. */
const LETTER = /(?<![a-z])[a-z](?![a-z])/g;

/** How the dot in a name is written. */
const DOTS = /[•‧∙⋅・．]/gu;

/** A number that is a person's: of a card, or of a mobile phone. */
const PERSONAL_NUMBER = /(?<!\d)(?:\d{17}[\dx]|1[3-9]\d{9})(?!\d)/giu;

/** Returns what the path of a file, with `/` between its folders, says. `known` are names that were read on cards. */
export function fileNameOf(path: string, known?: ReadonlySet<string>): FileName {
	const whole = path.normalize('NFKC').toLowerCase();
	const folder = whole.replace(/[^/]*$/, '');
	const name = whole.slice(folder.length).replace(/\.[^.]*$/, '');
	const [side, words] = SIDE_WORDS.find(([, one]) =>
		[name, folder].some((text) => text.search(one) >= 0),
	) ?? [null];
	const without = (text: string) => (words === undefined ? text : text.replace(words, ' '));
	const stem = bare(without(name));
	const place = without(folder).replace(/\s*\/\s*/g, '/');
	const home = homeOf(place);
	const text = textOf(stem);
	return {
		folder,
		place,
		side,
		stem,
		text,
		label: stem.replace(EVERYDAY, '').replace(/[^\p{L}\d]/gu, ''),
		...home,
		names: peopleIn([text, home.homeText], known),
		numbers: [text, home.homeText].flatMap((one) => one.match(/\d{17}[\dx]/g) ?? []),
		series: folder + name.replace(/\d+/g, '#').replace(/[\s_-]*(?:#|\(#\))$/, ''),
	};
}

function homeOf(place: string): Pick<FileName, 'home' | 'homeText'> {
	const parts = place.split('/');
	const at = parts.findLastIndex((part) => textOf(part) !== '');
	return at < 0
		? { home: '', homeText: '' }
		: { home: parts.slice(0, at + 1).join('/'), homeText: textOf(parts[at]) };
}

/** Without what joins the parts of a name. */
function bare(stem: string): string {
	return stem.replace(/^[\s_\-+.,、]+|[\s_\-+.,、]+$/gu, '');
}

function textOf(stem: string): string {
	const text = stem.replace(DOTS, '·').replace(EVERYDAY, ' ');
	const numbers = text.match(PERSONAL_NUMBER) ?? [];
	return [text.replace(LETTER, '').replace(/[^\p{L}·]+/gu, ''), ...numbers].join('');
}

/** Whether a text is the name or the number that a card prints; a name may have a number with it. */
export function bears(text: string, ...printed: ReadonlyArray<string | null>): boolean {
	const name = text.replace(/\d{11,}x?$/, '');
	return printed.some((value) => value !== null && [text, name].includes(value.toLowerCase()));
}

/** Words that begin with a surname and are no names, and what departments, classes and places are called. */
const NO_NAME =
	/^(?:高[管新层中一二三考]|文[员秘]|顾问|周[一二三四五六日末]|夏令营|冬令营|[白金黄]色|贺卡)|[部科组班店室队处局所院校村镇乡街区县市省厂司]$/;

/** Words that many have in common. */
const LABEL =
	/^(?:我的|客户|顾客|员工|职工|学生|法人|本人|先生|女士|小姐|老师|同学|采集|补拍|今天|my|camscanner|dingtalk|feishu)+$/;

/** Whether a text may be of many people: a word, a department, a class, a place, or a single letter. */
export function isLabel(text: string): boolean {
	return (
		[...text].length < 2 ||
		LABEL.test(text) ||
		NO_NAME.test(text) ||
		['', '省', '市', '县'].some((end) => placeAtStart(text + end))
	);
}

/** The name of a person that a text seems to be; `known` are names that were read on cards. */
export function personIn(text: string, known?: ReadonlySet<string>): string | null {
	if (known?.has(text)) return text;
	const isName = /^\p{Script=Han}{2,4}$/u.test(text) && beginsWithSurname(text);
	return isName && !isLabel(text) ? text : null;
}

/** The people whose names these texts seem to be. */
export function peopleIn(texts: readonly string[], known?: ReadonlySet<string>): string[] {
	return texts.flatMap((text) => personIn(text, known) ?? []);
}

/** Whether two names may be one, of which a character was misread. */
export function areAlike(one: string, other: string): boolean {
	const [characters, others] = [[...one], [...other]];
	return (
		characters.length === others.length &&
		characters.filter((character, at) => character !== others[at]).length <= 1
	);
}

/** Years, months, days and batches, in figures or words. */
const TIME =
	/(?:\d\s*|第?[一二三四五六七八九十]+)[年月日周期批班季]|周[一二三四五六日末]|星期|[上下]午|[春夏秋冬]季?$|初[一二三四五六七八九十]|收件箱|^(?:19|20)\d\d(?:\d\d){0,2}(?!\d)|^\d{1,4}[-._]\d{1,2}(?:[-._]\d{2,4})?$|(?<![a-z])(?:batch|week|q[1-4]|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|mon|tues|wednes|thurs|fri|satur|sun)(?:[a-z]*day|uary|ruary|ch|il|ust|t?ember|ober|ember)?)(?![a-z])/;

/** Whether a folder is named after a time or a batch, as 2024, 2024-03, 3月 and 第3批, and holds what came in then. */
export function isDated(folder: string): boolean {
	return TIME.test(folder.split('/').at(-2) ?? '');
}

/** Whether the names of two files, or one of them and what the card prints, are of different people. */
export function namesClash(
	portrait: FileName | null,
	emblem: FileName | null,
	{ identity_name: name, identity_code: number }: IdCardFields,
): boolean {
	if (portrait === null || emblem === null) return false;
	const clash = (said: readonly string[], printed: string | null) =>
		said.some(
			// A card may be misread; of two files, neither is.
			(one) => one !== said[0] || (printed !== null && !areAlike(one, printed.toLowerCase())),
		);
	// One is named after its holder, the other otherwise.
	const differ = (one: string, other: string) =>
		one !== '' &&
		other !== '' &&
		one !== other &&
		[one, other].some((text) => bears(text, name, number));
	const areInOne = portrait.place === emblem.place;
	const bothSay = portrait.side !== null && emblem.side !== null;
	const areNamed = portrait.text !== '' && emblem.text !== '' && portrait.text !== emblem.text;
	return (
		clash([...portrait.names, ...emblem.names], name) ||
		clash([...portrait.numbers, ...emblem.numbers], number) ||
		differ(portrait.homeText, emblem.homeText) ||
		(areInOne && differ(portrait.text, emblem.text)) ||
		(areInOne && bothSay && areNamed)
	);
}
