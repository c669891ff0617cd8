import { affineOf, inverseOf, similarityOf, transform, type Affine } from '../geometry/affine.mts';
import { centerOf, distance, type Quad } from '../geometry/quad.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { foundIn, SIDES, type Anchor, type Found } from './card-anchors.mts';
import { hasWordOf, pointsOf, type SideEvidence } from './card-words.mts';
import { isLabelledOtherwise } from './other-document.mts';
import { deskewLine, deskewLines, textOf, type DeskewedLine } from './deskewed-line.mts';
import { birthsOfNumbers } from './proven-number.mts';
import { isCard } from './side.mts';

/** Words this far, in millimetres, from where they should be are another document's. */
const TOLERANCE = 3.5;

/** Fewer words in their places are chance. */
const MIN_WORDS = 4;

/** With so many, so far apart in millimetres, what perspective does to the card shows as well. */
const MANY_WORDS = 5;
const WIDE = 20;

/** So many words are a printed list, not a few cards; every pair of them is tried. */
const MOST_WORDS = 60;

/** Words nearer to each other, in millimetres, say little about size and direction. */
const MIN_DISTANCE = 12;

/** Text runs along the card, within this many radians; short pieces do not show it. */
const MAX_TURN = 0.3;

/** Where the middle of a card's line can be, in millimetres. */
const PRINTED = { left: 0.5, right: 84, top: 3.5, bottom: 51.5 };

/** The card's size and the margin of its outline, in millimetres. */
const CARD = { width: 85.5, height: 54 };
const MARGIN = 1.5;

/** The margin where a single line shows the outline: a small error of its angle moves the far side. */
const WIDE_MARGIN = 8;

/** Where a card is. */
interface CardFrame {
	side: keyof SideEvidence;
	/** From millimetres on the card to pixels of the image. */
	map: Affine;
	/** It takes a date to tell. Forms have dates as well. */
	byDate: boolean;
}

/** A number and its birth, or a title and a period, are worth less than this: a card has more in its frame. */
const MIN_POINTS: SideEvidence = { portrait: 4, emblem: 5 };

/** More numbers are a list's. */
const MOST_NUMBERS = 8;

/** Figures in a row that are no ID number. */
const LONG_NUMBER = /\d{19}/;

/**
 * The lines on cards, where the printed words show where cards are; otherwise all. A card may be on a
 * printed sheet, and its lines would run into the card's.
 */
export function linesOnCards(lines: readonly TextLine[]): readonly TextLine[] {
	const frames = cardFrames(lines);
	if (frames.length === 0 || frames.some((frame) => isForm(frame, lines))) return lines;
	const tests = frames.map(isOnCard);
	const isOnAny = (line: TextLine) => tests.some((isOn) => isOn(line));
	// A second card that its words did not place is among what would be left out.
	if (isCard(deskewLines(lines.filter((line) => !isOnAny(line))))) return lines;
	return lines.filter(isOnAny);
}

/** Forms have numbers and dates, too; what speaks of one may be among what would be left out. */
function isForm(frame: CardFrame, lines: readonly TextLine[]): boolean {
	if (!frame.byDate) return false;
	const { side } = frame;
	const points = pointsOf(deskewLines(lines.filter(isOnCard(frame))))[side];
	return points < MIN_POINTS[side] || isLabelledOtherwise(deskewLines(lines), hasWordOf(side));
}

/** The outline of the card where the printed words show exactly one. */
export function cardOutline(lines: readonly TextLine[]): Quad | null {
	const [frame, ...others] = cardFrames(lines);
	return frame === undefined || others.length > 0 ? null : outlineOf(frame.map, MARGIN);
}

/** Title of a card whose labels stand elsewhere, though some are a resident's card's. */
const OTHER_LAYOUT = /^.{0,2}中华人民共和国外国人永久居留/;

/** Finds the cards whose printed words all stand where a card has them. */
function cardFrames(lines: readonly TextLine[]): CardFrame[] {
	if (lines.some(({ text }) => OTHER_LAYOUT.test(text))) return [];
	const level = lines.map((line) => deskewLine(line, 0));
	const births = birthsOfNumbers(level);
	const isOwn = ({ glyphs }: DeskewedLine) => births.some((birth) => birth.test(textOf(glyphs)));
	const owned = births.length > MOST_NUMBERS ? [] : level.filter(isOwn);
	return SIDES.flatMap(({ side, anchors }) => {
		const words = anchors.flatMap((one) => foundIn(one.isBirth ? owned : level, one));
		return framesOf(words).map((frame) => ({ side, ...frame }));
	});
}

/** Whether the center of a line is where a card has print. */
function isOnCard({ map }: CardFrame): (line: TextLine) => boolean {
	const toCard = inverseOf(map);
	return ({ quad }) => {
		const { x, y } = transform(toCard, centerOf(quad));
		return x > PRINTED.left && x < PRINTED.right && y > PRINTED.top && y < PRINTED.bottom;
	};
}

/** The outline, with a margin, of the card that a number or a title is on; `null` for other lines. */
export function outlineAround(line: DeskewedLine): Quad | null {
	if (LONG_NUMBER.test(textOf(line.glyphs))) return null;
	for (const { anchors } of SIDES) {
		const [one, ...others] = anchors.flatMap((one) => foundIn([line], one));
		const other = others.find(
			({ from }) => from.y === one.from.y && distance(one.from, from) > MIN_DISTANCE,
		);
		if (other !== undefined) return outlineOf(similarityOf([one, other]), WIDE_MARGIN);
	}
	return null;
}

/** The card's outline in the image, with a margin in millimetres. */
function outlineOf(map: Affine, margin: number): Quad {
	const corner = (x: number, y: number) => transform(map, { x, y });
	const [right, bottom] = [CARD.width + margin, CARD.height + margin];
	return [
		corner(-margin, -margin),
		corner(right, -margin),
		corner(right, bottom),
		corner(-margin, bottom),
	];
}

/** The frame that most words agree with, and those of the words that are left over. */
function framesOf(all: readonly Found[]): Array<Omit<CardFrame, 'side'>> {
	const withoutDates = all.filter(({ anchor: { isDate } }) => !isDate);
	const words = all.length > MOST_WORDS ? withoutDates : all;
	if (words.length > MOST_WORDS) return [];
	let best: Found[] = [];
	for (const [index, one] of words.entries()) {
		for (const other of words.slice(index + 1)) {
			const agreeing = agreeingWith(one, other, words);
			if (weightOf(agreeing) > weightOf(best)) best = agreeing;
		}
	}
	const groups = new Set(best.map(({ anchor: { group } }) => group));
	if (weightOf(best) < MIN_WORDS || groups.size < 2) return [];
	const byDate = weightOf(best.filter((word) => withoutDates.includes(word))) < MIN_WORDS;
	const others = framesOf(words.filter((word) => !best.includes(word)));
	return [{ map: mapThrough(best), byDate }, ...others];
}

function weightOf(words: readonly Found[]): number {
	return words.reduce((sum, { anchor: { isDate } }) => sum + (isDate ? 2 : 1), 0);
}

function mapThrough(words: readonly Found[]): Affine {
	const across = words.map(({ from }) => from.x);
	const isWide = Math.max(...across) - Math.min(...across) > WIDE;
	return isWide && words.length >= MANY_WORDS ? affineOf(words) : similarityOf(words);
}

/** The words that stand where two of them say, each word once. */
function agreeingWith(one: Found, other: Found, words: readonly Found[]): Found[] {
	if (distance(one.from, other.from) < MIN_DISTANCE) return [];
	const map = similarityOf([one, other]);
	const scale = Math.hypot(map.a, map.d);
	const turn = Math.atan2(map.d, map.a);
	const nearest = new Map<Anchor, { word: Found; off: number }>();
	for (const word of words) {
		const off = distance(transform(map, word.from), word.to) / scale;
		if (off > TOLERANCE || !runsAlong(turn, word)) continue;
		if (off < (nearest.get(word.anchor)?.off ?? Infinity)) nearest.set(word.anchor, { word, off });
	}
	return [...nearest.values()].map(({ word }) => word);
}

function runsAlong(turn: number, { angle }: Found): boolean {
	return angle === null || Math.cos(angle - turn) > Math.cos(MAX_TURN);
}
