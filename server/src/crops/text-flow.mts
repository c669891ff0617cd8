import { isAlong } from '../card/placing/placement.mts';
import type { PlacedLine } from '../card/print/glyph.mts';
import { centerOf, contains, sizeOf } from '../geometry/quad.mts';

/** In heights of a line: how far another one of its row may be above or below, and one that goes on below it. */
const DISTANCE = { inRow: 0.5, below: 3 };

/** How much higher one of two lines may be that belong together. */
const HEIGHTS = 2;

/** Where a line lies as seen from another one, in pixels along and below it. */
interface Offset {
	along: number;
	below: number;
}

/**
 * Returns the lines between which a text may go on, in reading order: all of a row, as in the cells of a form, and
 * each with the one below it.
 */
export function flowsOf(lines: readonly PlacedLine[]): PlacedLine[][] {
	const distinct = withoutRepeats(lines);
	const followers = distinct.flatMap((line) => {
		const next = lineBelow(line, distinct);
		return next === undefined ? [] : [[line, next]];
	});
	return [...rowsOf(distinct), ...followers];
}

/** The lines without further readings of one in the same direction; the highest score wins, a draft's last. */
function withoutRepeats(lines: readonly PlacedLine[]): PlacedLine[] {
	const kept: PlacedLine[] = [];
	const rank = ({ line }: PlacedLine) => line.score - (line.isDraft ? 1 : 0);
	for (const one of lines.toSorted((a, b) => rank(b) - rank(a))) {
		const isRepeat = (other: PlacedLine) =>
			isAlong(one.tilt, other.tilt) &&
			(contains(other.line.quad, centerOf(one.line.quad)) ||
				contains(one.line.quad, centerOf(other.line.quad)));
		if (!kept.some(isRepeat)) kept.push(one);
	}
	return kept;
}

function rowsOf(lines: readonly PlacedLine[]): PlacedLine[][] {
	const left = new Set(lines);
	const rows: PlacedLine[][] = [];
	for (const line of lines) {
		if (!left.has(line)) continue;
		const row = [...left].filter((other) => {
			const reach = DISTANCE.inRow * line.height;
			return areAlike(line, other) && Math.abs(offsetOf(line, other).below) < reach;
		});
		for (const one of row) left.delete(one);
		const along = (one: PlacedLine) => offsetOf(line, one).along;
		if (row.length > 1) rows.push(row.sort((one, other) => along(one) - along(other)));
	}
	return rows;
}

/** The nearest line that begins below another one and overlaps it from side to side. */
function lineBelow(line: PlacedLine, lines: readonly PlacedLine[]): PlacedLine | undefined {
	const [next] = lines
		.filter((other) => other !== line && areAlike(line, other))
		.map((other) => ({ other, ...offsetOf(line, other) }))
		.filter(({ other, along, below }) => {
			const width = (sizeOf(line.line.quad).width + sizeOf(other.line.quad).width) / 2;
			const isNear = below >= DISTANCE.inRow * line.height && below <= DISTANCE.below * line.height;
			return isNear && Math.abs(along) < width;
		})
		.sort((one, other) => one.below - other.below);
	return next?.other;
}

function areAlike(one: PlacedLine, other: PlacedLine): boolean {
	const [low, high] = [one.height, other.height].sort((a, b) => a - b);
	return isAlong(one.tilt, other.tilt) && high <= HEIGHTS * low;
}

function offsetOf(from: PlacedLine, to: PlacedLine): Offset {
	const [start, end] = [centerOf(from.line.quad), centerOf(to.line.quad)];
	const [x, y] = [end.x - start.x, end.y - start.y];
	const [cos, sin] = [Math.cos(from.tilt), Math.sin(from.tilt)];
	return { along: x * cos + y * sin, below: y * cos - x * sin };
}
