import type { Side } from '../../../domain/id-card.ts';
import type { PlacedLine } from './placed-line.mts';
import { textOf } from './placed-line.mts';

/** How much speaks for either side, in points. */
export interface SideEvidence {
	portrait: number;
	emblem: number;
}

const ETHNIC_GROUP = /民族/;
const COUNTRY = /中华人民|人民共和|民共和国/;
const AUTHORITY = /公安局|公安分局|公安厅|移民管理局/;

const PERIOD = /\d{4}\.?\d{2}\.?\d{2}\D{0,2}(\d{4}\.?\d{2}\.?\d{2}|长期)/;

/** What an address, a title or an ID number may hold once more. */
const IN_VALUES: ReadonlySet<RegExp> = new Set([ETHNIC_GROUP, COUNTRY, AUTHORITY, PERIOD]);

type Words = ReadonlyArray<readonly [word: RegExp, points: number]>;

/** Printed words, and how many points each is worth. Words that forms share are worth less. */
const PORTRAIT_WORDS: Words = [
	[/姓名/, 1],
	[/性别/, 1],
	[ETHNIC_GROUP, 1],
	[/出生/, 1],
	[/\d{4}年\d{1,2}月\d{1,2}日?/, 1],
	[/住址/, 1],
	[/公民身份|民身份号|身份号码/, 3],
	[/\d{17}[\dX]/i, 2],
];

const EMBLEM_WORDS: Words = [
	[COUNTRY, 1],
	[/居民身份|民身份证|居住证|居留身份证/, 2],
	[/签发机关|签发机|发机关/, 2],
	[/有效期限|有效期|效期限/, 1.5],
	[AUTHORITY, 1],
	[PERIOD, 2],
];

/** Words of documents that share labels with a card: licences, forms, contracts. */
const FOREIGN_WORDS =
	/驾驶|准驾|领证|电话|手机|邮箱|邮编|申请|登记|学历|籍贯|单位名|职务|职业|身份证号|账号|卡号|甲方|乙方|证号|学号|准考|考场|诊断|病案|病历|监护人|持证人|户主|许可证|护照|婚姻|残疾/g;

/** What one foreign word costs. An address or an issuer may hold one by chance. */
const FOREIGN_COST = 2;

/** Fewer points are no card: pages, forms and bank cards reach some. */
const MIN_POINTS = 4;

const CARD_TITLE = /居民身份|居住证|居留身份证|中华人民|人民共和|民共和国/;
const NUMBER_ANCHOR = /公民身份|民身份号|身份号码|\d{15,17}[\dX]?/i;
const OTHER_LABELS = [/姓名/, /性别/, /民族/, /出生|\d{4}年\d{1,2}月/, /住址/];

/** Labels that stand above the number on every card. */
const ABOVE_NUMBER = /姓名|性别|出生|住址/;

/** Adds up what the lines say for either side. */
export function sideEvidence(lines: readonly PlacedLine[]): SideEvidence {
	const text = textIn(lines);
	const { portrait, emblem } = pointsOf(lines);
	const foreignWords = text.match(FOREIGN_WORDS)?.length ?? 0;
	const cost = FOREIGN_COST * foreignWords;
	const upsideDown = isNumberAboveLabels(lines) ? MIN_POINTS : 0;
	return {
		portrait: isPortrait(text) ? portrait - cost - upsideDown : 0,
		// A licence has an issuer and a validity period as well, but not a card's title.
		emblem: foreignWords === 0 || CARD_TITLE.test(text) ? emblem - cost : 0,
	};
}

/** Forms have some of a card's labels; only a card has the number's, or all the others. */
function isPortrait(text: string): boolean {
	if (NUMBER_ANCHOR.test(text)) return true;
	return OTHER_LABELS.filter((label) => label.test(text)).length >= OTHER_LABELS.length - 1;
}

/** On a driving licence and on most forms the number stands above other labels. */
function isNumberAboveLabels(lines: readonly PlacedLine[]): boolean {
	const number = lines.find(({ glyphs }) => /\d{17}[\dX]/i.test(textOf(glyphs)));
	if (number === undefined) return false;
	return lines.some(
		({ glyphs, leftY }) =>
			ABOVE_NUMBER.test(textOf(glyphs)) && leftY > number.rightY + number.height,
	);
}

/** Adds up what the printed words are worth, whether or not they make a card. */
export function pointsOf(lines: readonly PlacedLine[]): SideEvidence {
	const text = textIn(lines);
	const points = (words: Words) =>
		words.reduce((sum, [word, worth]) => sum + (word.test(text) ? worth : 0), 0);
	return { portrait: points(PORTRAIT_WORDS), emblem: points(EMBLEM_WORDS) };
}

/** The labels in the lines, each by its pattern. */
export function labelsIn(lines: readonly PlacedLine[]): ReadonlySet<RegExp> {
	const text = textIn(lines);
	const words = [...PORTRAIT_WORDS, ...EMBLEM_WORDS].map(([word]) => word);
	return new Set(words.filter((word) => !IN_VALUES.has(word) && word.test(text)));
}

function textIn(lines: readonly PlacedLine[]): string {
	return lines.map(({ glyphs }) => textOf(glyphs)).join('\n');
}

/** Tells whether the lines are enough to be a card's. */
export function isCard(lines: readonly PlacedLine[]): boolean {
	return sideOf(sideEvidence(lines)) !== null;
}

/** Tells whether the lines show both sides, each with enough to be a card's. */
export function showsBothSides({ portrait, emblem }: SideEvidence): boolean {
	return Math.min(portrait, emblem) >= MIN_POINTS;
}

/** The side with more evidence, or `null` when neither has enough to be a card. */
export function sideOf({ portrait, emblem }: SideEvidence): Side | null {
	if (Math.max(portrait, emblem) < MIN_POINTS) return null;
	return portrait >= emblem ? 1 : 0;
}
