import { centerOf, sizeOf, type Quad } from '../geometry/quad.mts';
import { deskewed } from '../geometry/rotated-bounds.mts';
import { medianAngle } from '../ocr/text-region.mts';

/** Lines are level when their centers differ by less than this share of a line's height. */
const LEVEL = 0.5;

/** Returns the lines in reading order: row by row, each from its start. */
export function inReadingOrder<Line extends { quad: Quad }>(lines: readonly Line[]): Line[] {
	const angle = medianAngle(lines.map(({ quad }) => quad));
	const deskewedLines = lines
		.map((line) => {
			const { x, y } = deskewed(centerOf(line.quad), angle);
			return { line, x, y, height: sizeOf(line.quad).height };
		})
		.sort((one, other) => one.y - other.y);
	const rows: Array<typeof deskewedLines> = [];
	for (const item of deskewedLines) {
		const [first] = rows.at(-1) ?? [];
		const level = first && item.y - first.y < LEVEL * first.height;
		if (level) rows.at(-1)!.push(item);
		else rows.push([item]);
	}
	return rows.flatMap((row) => row.sort((one, other) => one.x - other.x).map(({ line }) => line));
}
