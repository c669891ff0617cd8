import { textOf, type DeskewedLine } from './deskewed-line.mts';

/** How much speaks for either side, in points. */
export interface SideEvidence {
	portrait: number;
	emblem: number;
}

/**
 * What running text has behind a label, and no name or place begins with: 应 and 和 alone are
 * surnames, and 应县 and 和县 are counties.
 */
export const PROSE =
	'(?:[为是填、,与及或等请]|由(?:公安|签发|本人|其)|应(?:当|该|在|由)|' +
	'和(?:姓名|性别|民族|出生|住址|公民|签发|有效))';
const NOT_AS_PROSE = `(?!${PROSE})`;

/** A label opens its line, but for dirt before it; within running text it says nothing. */
const label = (words: string, behind = '') =>
	new RegExp(`^.{0,2}(?:${words})${NOT_AS_PROSE}${behind}`, 'mu');

const NAME = label('姓名');
const GENDER = label('性别');
/** It shares its line with the gender. */
const ETHNIC_GROUP = new RegExp(`民族${NOT_AS_PROSE}`);
const BIRTH = label('出生');
const BIRTH_DATE = /\d{4}年\d{1,2}月\d{1,2}日?/;
const ADDRESS = label('住址');
const NUMBER_END = '(?:[\\dA-Za-z*]|$)';
export const NUMBER_LABEL = label(`(?:公民身.{0,3}|民身份号.?|身份号码)`, `.?${NUMBER_END}`);
const NUMBER = /\d{17}[\dX]/i;
const COUNTRY = /中华人民|人民共和|民共和国/;
/** It ends its line. */
export const TITLE = /(?:居民身份.?|民身份证|居住证|居留身份证)\P{Script=Han}*$/mu;
export const ISSUER_LABEL = label('签发机关|签发机|发机关');
export const VALIDITY_LABEL = label('有效期限|有效期|效期限', '.?(?:\\P{Script=Han}|长|$)');
export const AUTHORITY = /公安局|公安分局|公安厅|移民管理局/;

// The digits of an ID number would pass for two dates without dots.
export const PERIOD = /(?<!\d)\d{4}\.?\d{2}\.?\d{2}\D{0,2}(\d{4}\.?\d{2}\.?\d{2}(?!\d)|长期)/;

/** What an address, a title or an ID number may hold once more. */
const IN_VALUES: ReadonlySet<RegExp> = new Set([ETHNIC_GROUP, COUNTRY, AUTHORITY, PERIOD]);

/** The labels of which every card has all, but for those that were lost. */
export const PERSON_LABELS = [NAME, GENDER, ETHNIC_GROUP, BIRTH, ADDRESS];

type Words = ReadonlyArray<readonly [word: RegExp, points: number]>;

/** Printed words, and how many points each is worth. Words that forms share are worth less. */
const PORTRAIT_WORDS: Words = [
	[NAME, 1],
	[GENDER, 1],
	[ETHNIC_GROUP, 1],
	[BIRTH, 1],
	[BIRTH_DATE, 1],
	[ADDRESS, 1],
	[NUMBER_LABEL, 3],
	[NUMBER, 2],
];

const EMBLEM_WORDS: Words = [
	[COUNTRY, 1],
	[TITLE, 2],
	[ISSUER_LABEL, 2],
	[VALIDITY_LABEL, 1.5],
	[AUTHORITY, 1],
	[PERIOD, 2],
];

/** Adds up what the printed words are worth, whether or not they make a card. */
export function pointsOf(lines: readonly DeskewedLine[]): SideEvidence {
	const text = textIn(lines);
	const points = (words: Words) =>
		words.reduce((sum, [word, worth]) => sum + (word.test(text) ? worth : 0), 0);
	return { portrait: points(PORTRAIT_WORDS), emblem: points(EMBLEM_WORDS) };
}

/** The labels in the lines, each by its pattern. */
export function labelsIn(lines: readonly DeskewedLine[]): ReadonlySet<RegExp> {
	const text = textIn(lines);
	const words = [...PORTRAIT_WORDS, ...EMBLEM_WORDS].map(([word]) => word);
	return new Set(words.filter((word) => !IN_VALUES.has(word) && word.test(text)));
}

/** Labels that have a value of their own: two of them have the values of two cards. */
const VALUE_LABELS = [
	/姓名/,
	/性别/,
	/出生/,
	/住址/,
	/公民身|民身份号|身份号码/,
	/签发机关|签发机|发机关/,
	/有效期限|有效期|效期限/,
];

/** Tells whether one label stands on two of the lines, as where cards lie on each other. */
export function repeatsLabel(lines: readonly DeskewedLine[]): boolean {
	const texts = lines.map(({ glyphs }) => textOf(glyphs));
	return VALUE_LABELS.some((label) => texts.filter((text) => label.test(text)).length > 1);
}

/** What the lines say, one below the other. */
export function textIn(lines: readonly DeskewedLine[]): string {
	return lines.map(({ glyphs }) => textOf(glyphs)).join('\n');
}

/** Tells whether a line bears a word of the portrait side, or of the emblem side. */
export function hasWordOf(side: keyof SideEvidence): (line: DeskewedLine) => boolean {
	return (line) => pointsOf([line])[side] > 0;
}
