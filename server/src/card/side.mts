import type { Side } from '../../../domain/id-card.ts';
import type { PlacedLine } from './placed-line.mts';
import { textOf } from './placed-line.mts';

/** How much speaks for either side, in points. */
export interface SideEvidence {
	portrait: number;
	emblem: number;
}

/** Printed words, and how many points each is worth. Words that forms share are worth less. */
const PORTRAIT_WORDS: ReadonlyArray<readonly [RegExp, number]> = [
	[/姓名/, 1],
	[/性别/, 1],
	[/民族/, 1],
	[/出生/, 1],
	[/\d{4}年\d{1,2}月\d{1,2}日?/, 1],
	[/住址/, 1.5],
	[/公民身份|民身份号|身份号码/, 2],
];

const EMBLEM_WORDS: ReadonlyArray<readonly [RegExp, number]> = [
	[/中华人民|人民共和|民共和国/, 1],
	[/居民身份|民身份证|居住证/, 2],
	[/签发机关|签发机|发机关/, 2],
	[/有效期限|有效期|效期限/, 1.5],
	[/公安局|公安分局|公安厅/, 1],
	[/\d{4}\.?\d{2}\.?\d{2}\D{0,2}(\d{4}\.?\d{2}\.?\d{2}|长期)/, 2],
];

const ID_NUMBER = /\d{17}[\dX]/i;

/** Fewer points are no card: pages, forms and bank cards reach some. */
const MIN_POINTS = 4;

/** Adds up what the lines say for either side. */
export function sideEvidence(lines: readonly PlacedLine[]): SideEvidence {
	const text = lines.map(({ glyphs }) => textOf(glyphs)).join('\n');
	const points = (words: typeof PORTRAIT_WORDS) =>
		words.reduce((sum, [word, worth]) => sum + (word.test(text) ? worth : 0), 0);
	return {
		portrait: points(PORTRAIT_WORDS) + (ID_NUMBER.test(text) ? 2 : 0),
		emblem: points(EMBLEM_WORDS),
	};
}

/** The side with more evidence, or `null` when neither has enough to be a card. */
export function sideOf({ portrait, emblem }: SideEvidence): Side | null {
	if (Math.max(portrait, emblem) < MIN_POINTS) return null;
	return portrait >= emblem ? 1 : 0;
}
