import { median } from '../geometry/median.mts';
import { centerOf } from '../geometry/quad.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { isOn, runsAlong, type Placement } from './placing/placement.mts';
import {
	PALE,
	placeLine,
	textOf,
	usualContrast,
	type Contrast,
	type PlacedLine,
} from './print/glyph.mts';
import { isPurpose } from './print/purpose.mts';

/** Endings of titles of documents that share labels with a card. */
const OTHER_TITLE = new RegExp(
	'(?:学生|准考|工作|员工|上岗|通行|驾驶|行驶|残疾|残疾人|结婚|离婚|许可|登记|资格|执业|从业|' +
		'军官|士兵|记者|老年|优待|健康|毕业|学位|医学|出入|暂住|房产|不动产权)证$|' +
		'(?:证书|执照|护照|户口簿|户口本|登记卡|登记表|申请表|审批表|保障卡|医保卡|就诊卡|校园卡|' +
		'凭证|证明|病历|报告单|小结|处方|合同|协议书|简历|委托书|介绍信|声明|承诺书|收条|借条)$',
);

/** Labels that no card has, at most two characters of dirt into a line; an address or a purpose may hold one. */
const OTHER_LABEL = new RegExp(
	'^.{0,2}(?:驾驶|准驾|领证|电话|手机|邮箱|邮编|申请|登记|学历|籍贯|单位名|职务|职业|身份证号|账号|卡号|' +
		'甲方|乙方|证号|证件号|学号|准考|考场|考点|诊断|病案|病历|监护人|持证人|户主|许可证|护照|' +
		'婚姻|残疾|社会保障|保障号|社会信用|科室|门诊|住院|床号|主诉|医师|专业|院系|班级|部门|工号|' +
		'兹证明|特此|兹有|曾用名|文化程度|国籍|出生日期|出生年月|出生地|签发地|签发日期|户籍|年龄|遗失|挂失|登报)',
	'u',
);

/** Labels of the portrait side: an emblem side with them is another document. */
const PORTRAIT_LABEL = /姓名|性别|出生/g;

/** A line with a card's label in running text. */
const IN_PROSE = /(?:住址|出生|身份号码|机关|期限).*[,;。)]$/;

/** A card's label before a colon, as on forms and in messages, or after a comma. */
const PUNCTUATED =
	/(?:姓名|性别|民族|出生|住址|号码|机关|期限):|,(?:出生|住址|公民身份|签发机关|有效期限)/;

const OTHER = [OTHER_LABEL, OTHER_TITLE];
const PROSE = [IN_PROSE, PUNCTUATED];

/** Print this close to a card, in millimetres, may be on the same sheet. */
export const REACH = 12;

/**
 * Fewest points of a card: pages, forms and bank cards score a few as well. What speaks against a card takes as
 * many. At 5, a blacked-out card is lost.
 */
export const MIN_POINTS = 4;

/**
 * From this many points on, a card is certain, whatever is hidden or printed around it: titles and labels alone give
 * as many.
 */
export const CERTAIN = 7;

/**
 * Points against a card, for titles, labels and running text of another document on and around it. Print
 * farther away belongs to something else in the image.
 */
export function otherDocumentCost(
	placement: Placement,
	lines: readonly PlacedLine[],
	points: number,
	contrastOf?: Contrast,
): number {
	const { side, anchors, otherLabels = '' } = placement.template;
	const own = anchors.flatMap(({ word }) =>
		typeof word === 'string' && signsIn(word, OTHER) > 0 ? [word] : [],
	);
	const withoutOwn = (text: string) =>
		own.reduce((rest, word) => rest.replace(word, ''), text.replace(otherLabels, ''));
	const isPale = paleness(placement, contrastOf);
	/** Counts signs within a margin around the card, except in pale lines, which are marks. */
	const count = (margin: number, signsOf: (text: string) => number) =>
		lines.reduce((sum, placed) => {
			const isNear = isOn(placement, centerOf(placed.line.quad), margin);
			// What runs across a card is a mark.
			if (!isNear || !runsAlong(placed, placement.angle) || isPurpose(placed)) return sum;
			const signs = signsOf(textOf(placed.glyphs));
			return signs === 0 || isPale(placed) ? sum : sum + signs;
		}, 0);
	const signs = count(
		points >= CERTAIN ? 0 : REACH,
		(text) => signsIn(withoutOwn(text), OTHER) + signsIn(text, PROSE),
	);
	const ofPortrait = (text: string) => text.match(PORTRAIT_LABEL)?.length ?? 0;
	return MIN_POINTS * (signs + (side === 0 ? count(0, ofPortrait) : 0));
}

/** How many of these forms a text has. */
function signsIn(text: string, forms: readonly RegExp[]): number {
	return forms.filter((form) => form.test(text)).length;
}

/** A title is at least so much higher than the median line: running text may name one. */
const TITLE_SIZE = 1.1;

/** Characters of a whole title. */
const WHOLE_TITLE = /^\p{Script=Han}{2,16}$/u;

/** Titles of cards, which notices about them have as well. */
const CARD_TITLE = /居民身份证|居住证|永久居留/;

/** Whether an image without a card has a line that is another document's title, and none that names a card. */
export function isTitled(lines: readonly TextLine[]): boolean {
	const placed = lines.map(placeLine);
	const usual = median(placed.map(({ height }) => height)) ?? 0;
	const isTitle = (line: PlacedLine) => {
		const text = textOf(line.glyphs);
		const isWhole = WHOLE_TITLE.test(text) && OTHER_TITLE.test(text);
		return isWhole && line.height >= TITLE_SIZE * usual && !isPurpose(line);
	};
	return placed.some(isTitle) && !placed.some(({ glyphs }) => CARD_TITLE.test(textOf(glyphs)));
}

/** Whether a line is a mark by its ink, such as a purpose across a copy. */
function paleness({ words }: Placement, contrastOf?: Contrast): (line: PlacedLine) => boolean {
	if (contrastOf === undefined) return () => false;
	const usual = Math.max(...words.map(({ glyphs }) => usualContrast(glyphs, contrastOf)));
	return ({ glyphs }) => usualContrast(glyphs, contrastOf) < PALE * usual;
}
