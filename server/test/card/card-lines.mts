import type { CharacterReading, LinePosterior } from '../../src/ocr/ctc-decode.mts';
import type { Quad } from '../../src/geometry/quad.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';

/** Width and height of a character, in pixels. */
const CHARACTER = 20;

/** Width of a character of a period, which has narrow digits. */
const NARROW = 13.5;

/** How a line departs from one that was read without doubt. */
export interface LineOptions {
	height?: number;
	/** Width of a character, in pixels. */
	character?: number;
	score?: number;
	/** Second-best characters, by the index of the first. */
	alternatives?: Record<number, Array<[text: string, probability: number]>>;
	probability?: number;
	/** The likeliest text by what the network saw, whatever `text` is. */
	favours?: string;
	/** In radians. */
	angle?: number;
}

/** A recognized line whose first character begins at `left` and whose middle lies at `middle`. */
export function line(
	text: string,
	left: number,
	middle: number,
	{
		height = 30,
		character = /^\d{4}\.\d/.test(text) ? NARROW : CHARACTER,
		score = 1,
		alternatives = {},
		probability = score,
		favours = text,
		angle = 0,
	}: LineOptions = {},
): TextLine {
	const letters = Array.from(text);
	const width = letters.length * character;
	const corner = (along: number, across: number) => ({
		x: left + along * Math.cos(angle) - across * Math.sin(angle),
		y: middle + along * Math.sin(angle) + across * Math.cos(angle),
	});
	const readingsOf = (text: string): CharacterReading[] =>
		Array.from(text, (letter, index) => ({
			text: letter,
			probability,
			position: (index + 0.5) / Array.from(text).length,
			alternatives: (alternatives[index] ?? []).map(([other, chance]) => ({
				text: other,
				probability: chance,
			})),
		}));
	return {
		quad: [
			corner(0, -height / 2),
			corner(width, -height / 2),
			corner(width, height / 2),
			corner(0, height / 2),
		],
		posterior: posteriorOf(readingsOf(favours)),
		text,
		characters: readingsOf(text),
		score,
	};
}

/** What a network could have seen: each character in the middle one of three steps. */
function posteriorOf(characters: readonly CharacterReading[]): LinePosterior {
	const classes = [''];
	const [offsets, ids, probabilities]: number[][] = [[0], [], []];
	const add = (text: string, probability: number) => {
		if (!classes.includes(text)) classes.push(text);
		ids.push(classes.indexOf(text));
		probabilities.push(probability);
	};
	const endStep = () => offsets.push(ids.length);
	for (const { text, probability, alternatives } of characters) {
		add('', 1);
		endStep();
		for (const one of [{ text, probability }, ...alternatives]) add(one.text, one.probability);
		endStep();
		add('', 1);
		endStep();
	}
	return {
		classes,
		offsets: Uint32Array.from(offsets),
		ids: Uint32Array.from(ids),
		probabilities: Float32Array.from(probabilities),
	};
}

/** Pixels per millimetre of lines to scale. */
const SCALE = 10;

/**
 * A line on a card to scale: `x` and `y` are the middle of its first character, `pitch` the distance between
 * characters, in millimetres.
 */
export function toScale(
	text: string,
	x: number,
	y: number,
	pitch: number,
	options: LineOptions = {},
): TextLine {
	const [left, right] = [x - pitch / 2, x + (Array.from(text).length - 0.5) * pitch];
	const corner = (across: number, down: number) => ({ x: across * SCALE, y: down * SCALE });
	const [top, bottom] = [y - 1.75, y + 1.75];
	return {
		...line(text, 0, 0, options),
		quad: [corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom)],
	};
}

/** The portrait side with every line where a card has it. */
export function portraitToScale(changes: Changes = {}): TextLine[] {
	const lines = [
		toScale('姓名', 6.5, 8.5, 3.2),
		toScale('于雨薇', 16, 8.5, 3.4),
		toScale('性别', 6.5, 15.5, 3.2),
		toScale('女', 16, 15.5, 3.4),
		toScale('民族汉', 25, 15.5, 3.2),
		toScale('出生', 6.5, 22.4, 3.2),
		toScale('1990年1月1日', 16, 22.4, 26 / 8),
		toScale('住址', 6.5, 29.6, 3.2),
		toScale('上海市黄浦区人民大道', 16, 29.6, 3.4),
		toScale('200号3室', 16, 34, 2.2),
		toScale('公民身份号码', 6.5, 47.4, 3.2),
		toScale('310101199001011242', 30, 47.4, 42.8 / 17),
	];
	return changed(lines, changes);
}

/** The portrait side of a card with everything read. */
export function portraitLines(changes: Changes = {}): TextLine[] {
	const lines = [
		line('姓名', 40, 50),
		line('于雨薇', 120, 50),
		line('性别', 40, 100),
		line('女', 120, 100),
		line('民族汉', 180, 100),
		line('出生', 40, 150),
		line('1990年1月1日', 120, 150),
		line('住址', 40, 200),
		line('上海市黄浦区人民大道', 120, 200),
		line('200号3室', 120, 230),
		line('公民身份号码', 40, 320),
		line('310101199001011242', 200, 320),
	];
	return changed(lines, changes);
}

/** The emblem side of a card with everything read. */
export function emblemLines(changes: Changes = {}): TextLine[] {
	const lines = [
		line('中华人民共和国', 180, 50, { character: 44 }),
		line('居民身份证', 170, 120, { height: 50, character: 66 }),
		line('签发机关', 100, 250),
		line('上海市公安局黄浦分局', 200, 250),
		line('有效期限', 100, 300),
		line('2017.08.12-2037.08.12', 200, 300),
	];
	return changed(lines, changes);
}

/** The portrait side of another person's card, with everything read. */
export function otherPortraitLines(changes: Changes = {}): TextLine[] {
	const lines = portraitLines({
		于雨薇: '高山',
		女: '男',
		民族汉: '民族回',
		'1990年1月1日': '1985年12月3日',
		上海市黄浦区人民大道: '北京市东城区东四路9号',
		'200号3室': [],
		'310101199001011242': '110101198512032617',
	});
	return changed(lines, changes);
}

/** The same lines, moved to another place in the image. */
export function moved(lines: readonly TextLine[], right: number, down: number): TextLine[] {
	return lines.map((one) => ({
		...one,
		quad: one.quad.map(({ x, y }) => ({ x: x + right, y: y + down })) as unknown as Quad,
	}));
}

/** What lines are replaced with, each found by its text: other lines, or another text in its place. */
export type Changes = Record<string, TextLine[] | string | OtherText>;

type OtherText = [text: string, options?: LineOptions];

/** The same lines with some replaced or left out. */
export function changed(lines: readonly TextLine[], changes: Changes): TextLine[] {
	const missing = Object.keys(changes).filter((text) => !lines.some((one) => one.text === text));
	if (missing.length > 0) throw new Error(`No line says ${missing.join(', ')}`);
	return lines.flatMap((one) => {
		const change = changes[one.text] ?? [one];
		if (typeof change === 'string') return inPlaceOf(one, change);
		return isOtherText(change) ? inPlaceOf(one, ...change) : change;
	});
}

const isOtherText = (change: TextLine[] | OtherText): change is OtherText =>
	typeof change[0] === 'string';

/** A line with another text, which begins where the line does, in characters of the same size. */
function inPlaceOf({ text: old, quad }: TextLine, text: string, options?: LineOptions): TextLine {
	const [{ x: left, y: top }, { x: right }, , { y: bottom }] = quad;
	const character = (right - left) / Array.from(old).length;
	return line(text, left, (top + bottom) / 2, { height: bottom - top, character, ...options });
}

/** The same lines, rotated about the image's upper left corner by an angle in radians. */
export function turned(lines: readonly TextLine[], angle: number): TextLine[] {
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	return lines.map((one) => ({
		...one,
		quad: one.quad.map(({ x, y }) => ({
			x: x * cos - y * sin,
			y: x * sin + y * cos,
		})) as unknown as TextLine['quad'],
	}));
}
