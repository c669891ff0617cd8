import { median } from '../geometry/median.mts';
import { PROSE } from './card-words.mts';
import { textOf, type DeskewedLine } from './deskewed-line.mts';

/** Names of documents that share labels with a card, as they stand at the end of a title. */
const OTHER_TITLE = new RegExp(
	'(?:学生|准考|工作|员工|上岗|通行|驾驶|行驶|残疾|残疾人|结婚|离婚|许可|登记|资格|执业|从业|' +
		'军官|士兵|记者|老年|优待|健康|毕业|学位|医学|出入|暂住|房产|不动产权)证$|' +
		'(?:证书|执照|护照|户口簿|户口本|登记卡|登记表|申请表|审批表|保障卡|医保卡|就诊卡|校园卡|' +
		'凭证|证明|病历|报告单|小结|处方|合同|协议书|简历|委托书|介绍信|声明|承诺书|收条|借条)$',
);

/** Labels that no card has. An address may hold one by chance. */
const OTHER_LABEL = new RegExp(
	'驾驶|准驾|领证|电话|手机|邮箱|邮编|申请|登记|学历|籍贯|单位名|职务|职业|身份证号|账号|卡号|' +
		'甲方|乙方|证号|证件号|学号|准考|考场|考点|诊断|病案|病历|监护人|持证人|户主|许可证|护照|' +
		'婚姻|残疾|社会保障|保障号|社会信用|科室|门诊|住院|床号|主诉|医师|专业|院系|班级|部门|工号|' +
		'兹证明|特此|兹有|曾用名|文化程度|国籍|出生日期|出生年月|出生地|签发地|签发日期|户籍|年龄|遗失|挂失|登报',
	'g',
);

/** What people write across copies of a card: what for it may be used. */
const NOTE = /仅[供限用作]|[只专]用于|复印|原件一致|他用无效/;

/** What is printed on cards that are nobody's, and no field. */
const SPECIMEN_MARK =
	/^(?:样[本张]\p{Script=Latin}*|\p{Script=Han}{0,3}(?:SPECI|PECIM|CIMEN)\p{Script=Latin}*\p{Script=Han}{0,2})$/iu;

/** A card's label in running text, or with a colon behind it as on forms and in messages. */
const IN_PROSE = /(?:住址|出生|身份号码).*[,;。]$/;
const WITH_COLON = /(?:姓名|性别|民族|出生|住址|号码):/;

/** One such line may be a speck on a card, so many are not. */
const MIN_PROSE = 2;

/** What stands this many heights around a card's labels is on the same sheet. */
const REACH = 4;

const COST_OF_TITLE = 8;
const COST_OF_LABEL = 3;

/** Tells whether a line is a note on a copy or a mark, which is neither a card's nor another document's. */
export function isNote({ glyphs }: DeskewedLine): boolean {
	const text = textOf(glyphs);
	return NOTE.test(text) || SPECIMEN_MARK.test(text);
}

/**
 * Counts, in points, what around a side's own words speaks of another document: its title and
 * labels. What lies further away is on something else in the picture.
 */
export function otherDocumentCost(
	lines: readonly DeskewedLine[],
	isOwnWord: (line: DeskewedLine) => boolean,
	otherLabel: RegExp = OTHER_LABEL,
): number {
	const prose = lines.filter(({ glyphs }) => isProse(textOf(glyphs))).length;
	const isNear = nearTo(lines.filter(isOwnWord));
	const texts = lines.filter(isNear).map(({ glyphs }) => textOf(glyphs));
	return texts.reduce(
		(sum, text) => {
			const labels = text.match(otherLabel)?.length ?? 0;
			return sum + labels * COST_OF_LABEL + (OTHER_TITLE.test(text) ? COST_OF_TITLE : 0);
		},
		prose < MIN_PROSE ? 0 : COST_OF_TITLE,
	);
}

/** The same labels where they open their line, as on forms: within running text they say nothing. */
const OPENING_LABEL = new RegExp(`^.{0,2}(?:${OTHER_LABEL.source})(?!${PROSE})`, 'u');

/** Tells whether another document's title, or a label that opens its line, is around a side's own words. */
export function isLabelledOtherwise(
	lines: readonly DeskewedLine[],
	isOwnWord: (line: DeskewedLine) => boolean,
): boolean {
	return lines.filter(nearTo(lines.filter(isOwnWord))).some(({ glyphs }) => {
		const text = textOf(glyphs);
		return OTHER_TITLE.test(text) || OPENING_LABEL.test(text);
	});
}

function isProse(text: string): boolean {
	return IN_PROSE.test(text) || WITH_COLON.test(text);
}

/** Tells whether a line lies within reach of the rectangle around the given ones. */
function nearTo(own: readonly DeskewedLine[]): (line: DeskewedLine) => boolean {
	const reach = REACH * (median(own.map(({ height }) => height)) ?? 0);
	const left = Math.min(...own.map((line) => line.left)) - reach;
	const right = Math.max(...own.map((line) => line.right)) + reach;
	const top = Math.min(...own.map((line) => line.leftY)) - reach;
	const bottom = Math.max(...own.map((line) => line.leftY)) + reach;
	return (line) =>
		line.right > left && line.left < right && line.leftY > top && line.leftY < bottom;
}
