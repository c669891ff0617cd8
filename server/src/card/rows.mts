import { median } from '../geometry/median.mts';
import { textOf, type Glyph, type DeskewedLine } from './deskewed-line.mts';

/** Lines that stand level, from left to right. */
export interface Row {
	lines: DeskewedLine[];
	glyphs: Glyph[];
	text: string;
	/** Height of the row's middle, with the text's slope taken out; for comparing rows only. */
	y: number;
	/** Thickness of the thickest line. */
	height: number;
}

/** Two lines are level when their facing ends differ by less than this share of their height. */
const LEVEL = 0.55;

/** How far, in heights, a line may overlap the one before it. */
const OVERLAP = 0.8;

/** Joins lines whose facing ends are level, from top to bottom. */
export function rowsOf(lines: readonly DeskewedLine[]): Row[] {
	const slope = medianSlope(lines);
	const groups: DeskewedLine[][] = [];
	for (const line of [...lines].sort((one, other) => one.left - other.left)) {
		let best: { group: DeskewedLine[]; gap: number } | undefined;
		for (const group of groups) {
			const last = group[group.length - 1];
			const expected = last.rightY + (line.left - last.right) * slopeOf(last, slope);
			const gap = Math.abs(expected - line.leftY);
			if (gap > LEVEL * Math.max(last.height, line.height)) continue;
			if (line.left < last.right - OVERLAP * last.height) continue;
			if (best === undefined || gap < best.gap) best = { group, gap };
		}
		if (best === undefined) groups.push([line]);
		else best.group.push(line);
	}
	return groups.map((group) => rowOf(group, slope)).sort((one, other) => one.y - other.y);
}

function rowOf(lines: DeskewedLine[], slope: number): Row {
	const glyphs = lines.flatMap((line) => line.glyphs);
	const heights = lines.map(
		(line) => (line.leftY + line.rightY - slope * (line.left + line.right)) / 2,
	);
	return {
		lines,
		glyphs,
		text: textOf(glyphs),
		y: heights.reduce((sum, y) => sum + y, 0) / heights.length,
		height: Math.max(...lines.map(({ height }) => height)),
	};
}

/** Slope of the lines long enough to show one; perspective leaves some after turning. */
function medianSlope(lines: readonly DeskewedLine[]): number {
	const slopes = lines
		.filter((line) => line.right - line.left > 4 * line.height)
		.map((line) => (line.rightY - line.leftY) / (line.right - line.left));
	return median(slopes) ?? 0;
}

function slopeOf(line: DeskewedLine, common: number): number {
	if (line.right - line.left < 3 * line.height) return common;
	return ((line.rightY - line.leftY) / (line.right - line.left) + common) / 2;
}
