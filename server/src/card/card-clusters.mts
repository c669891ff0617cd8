import { median } from '../geometry/median.mts';
import { labelsIn, pointsOf } from './card-words.mts';
import { isForeignerCard } from './foreigner-side.mts';
import { textOf, type DeskewedLine } from './deskewed-line.mts';
import { isCard } from './side.mts';

/** Directions in which a cut is tried; two cards that lie apart have a straight line between. */
const DIRECTIONS = 12;

/** Cards are further apart than this share of the usual height of their lines. */
const MIN_GAP = 1;

/** Cuts tried in each direction, through the widest gaps: those between cards are wide. */
const MOST_CUTS = 12;

/** Words worth less than this are chance, not the rest of a second card. */
const MIN_POINTS = 2;

/** Where lines lie along the direction across a cut. */
interface Extent {
	line: DeskewedLine;
	from: number;
	to: number;
}

/** Two groups of lines with a straight line between them. */
interface Cut {
	parts: [before: DeskewedLine[], after: DeskewedLine[]];
	/** What the words of both speak for, in points. */
	points: number;
	/** Width of the empty strip. */
	gap: number;
}

/**
 * Splits the lines of a picture into those of each card in it, the upper and left ones first.
 * A picture of one card, or of none, is one group.
 */
export function splitCards(lines: readonly DeskewedLine[]): DeskewedLine[][] {
	const cut = bestCut(lines);
	return cut === null ? [[...lines]] : cut.parts.flatMap(splitCards);
}

/** Tells whether two people's numbers are among the lines, which then belong to two cards. */
export function showsTwoPeople(lines: readonly DeskewedLine[]): boolean {
	const numbers = lines.flatMap(({ glyphs }) => {
		return /\d{17}[\dX]/i.exec(textOf(glyphs))?.[0].toUpperCase() ?? [];
	});
	return new Set(numbers).size > 1;
}

function bestCut(lines: readonly DeskewedLine[]): Cut | null {
	if (!isSuspect(lines)) return null;
	// A note may run across both cards: where nothing else helps, only printed words are in the way.
	return widestCut(lines, lines) ?? widestCut(lines, lines.filter(hasWord));
}

/** A label that is there twice, or words of both sides, make one look for a second card. */
function isSuspect(lines: readonly DeskewedLine[]): boolean {
	const labels = lines.flatMap((line) => [...labelsIn([line])]);
	if (new Set(labels).size < labels.length) return true;
	const { portrait, emblem } = pointsOf(lines);
	return Math.min(portrait, emblem) >= MIN_POINTS;
}

/** The best cut between the lines that are in the way; the others go where their middle lies. */
function widestCut(lines: readonly DeskewedLine[], inTheWay: readonly DeskewedLine[]): Cut | null {
	const minGap = MIN_GAP * median(lines.map(({ height }) => height))!;
	const cuts: Cut[] = [];
	for (let index = 0; index < DIRECTIONS; index++) {
		// From up-right to down-left, so that what comes first is left or above.
		const angle = (index / DIRECTIONS) * Math.PI - Math.PI / 4;
		const extents = extentsAlong(inTheWay, angle);
		for (const { at, gap } of gapsBetween(extents, minGap)) {
			const parts = partsOf(extentsAlong(lines, angle), at);
			const points = pointsOfCut(parts);
			if (points !== null) cuts.push({ parts, points, gap });
		}
	}
	const [best = null] = cuts.sort((one, other) => other.points - one.points || other.gap - one.gap);
	return best;
}

function extentsAlong(lines: readonly DeskewedLine[], angle: number): Extent[] {
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	return lines.map((line) => {
		const start = line.left * cos + line.leftY * sin;
		const end = line.right * cos + line.rightY * sin;
		const half = (line.height * Math.abs(sin)) / 2;
		return { line, from: Math.min(start, end) - half, to: Math.max(start, end) + half };
	});
}

/** The empty strips between the extents, the widest ones first. */
function gapsBetween(extents: readonly Extent[], minGap: number) {
	const gaps: Array<{ at: number; gap: number }> = [];
	let reached = Infinity;
	for (const { from, to } of [...extents].sort((one, other) => one.from - other.from)) {
		if (from - reached >= minGap) gaps.push({ at: (from + reached) / 2, gap: from - reached });
		reached = reached === Infinity ? to : Math.max(reached, to);
	}
	return gaps.sort((one, other) => other.gap - one.gap).slice(0, MOST_CUTS);
}

function partsOf(extents: readonly Extent[], at: number): Cut['parts'] {
	const isBefore = ({ from, to }: Extent) => (from + to) / 2 < at;
	const linesOf = (part: readonly Extent[]) => part.map(({ line }) => line);
	return [
		linesOf(extents.filter(isBefore)),
		linesOf(extents.filter((extent) => !isBefore(extent))),
	];
}

/** What both parts speak for, or `null` where they are not two cards. */
function pointsOfCut([before, after]: Cut['parts']): number | null {
	if (![before, after].some(isCard)) return null;
	if (Math.min(most(before), most(after)) < MIN_POINTS) return null;
	return areOfTwoCards(before, after) ? most(before) + most(after) : null;
}

/** One card has no label twice, and only a foreigner's has words of both sides on one. */
function areOfTwoCards(one: readonly DeskewedLine[], other: readonly DeskewedLine[]): boolean {
	const words = labelsIn(one);
	if ([...labelsIn(other)].some((word) => words.has(word))) return true;
	return isPortrait(one) !== isPortrait(other) && !isForeignerCard([...one, ...other]);
}

function most(lines: readonly DeskewedLine[]): number {
	const { portrait, emblem } = pointsOf(lines);
	return Math.max(portrait, emblem);
}

function isPortrait(lines: readonly DeskewedLine[]): boolean {
	const { portrait, emblem } = pointsOf(lines);
	return portrait >= emblem;
}

function hasWord(line: DeskewedLine): boolean {
	return most([line]) > 0;
}
