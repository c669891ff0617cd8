import { textOf, type PlacedLine } from './placed-line.mts';

/** How much speaks for either side, in points. */
export interface SideEvidence {
	portrait: number;
	emblem: number;
}

const ETHNIC_GROUP = /民族/;
const COUNTRY = /中华人民|人民共和|民共和国/;
export const AUTHORITY = /公安局|公安分局|公安厅|移民管理局/;

// The digits of an ID number would pass for two dates without dots.
export const PERIOD = /(?<!\d)\d{4}\.?\d{2}\.?\d{2}\D{0,2}(\d{4}\.?\d{2}\.?\d{2}(?!\d)|长期)/;

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
	[/公民身|民身份号|身份号码/, 3],
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
export function repeatsLabel(lines: readonly PlacedLine[]): boolean {
	const texts = lines.map(({ glyphs }) => textOf(glyphs));
	return VALUE_LABELS.some((label) => texts.filter((text) => label.test(text)).length > 1);
}

/** What the lines say, one below the other. */
export function textIn(lines: readonly PlacedLine[]): string {
	return lines.map(({ glyphs }) => textOf(glyphs)).join('\n');
}

/** Tells whether a line bears a word of the portrait side, or of the emblem side. */
export function hasWordOf(side: keyof SideEvidence): (line: PlacedLine) => boolean {
	return (line) => pointsOf([line])[side] > 0;
}
