import type { Quad } from '../image/raster.mts';
import { sizeOf } from '../ocr/quad.mts';
import { medianAngle } from '../ocr/text-region.mts';

/** Lines are level when their middles differ by less than this share of a line's height. */
const LEVEL = 0.5;

/** Gives lines in the order they are read: row by row, each from its start. */
export function inReadingOrder<Line extends { quad: Quad }>(lines: readonly Line[]): Line[] {
	const angle = medianAngle(lines.map(({ quad }) => quad));
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	const placed = lines
		.map((line) => {
			const x = line.quad.reduce((sum, corner) => sum + corner.x, 0) / 4;
			const y = line.quad.reduce((sum, corner) => sum + corner.y, 0) / 4;
			const { height } = sizeOf(line.quad);
			return { line, along: x * cos + y * sin, across: y * cos - x * sin, height };
		})
		.sort((one, other) => one.across - other.across);
	const rows: Array<typeof placed> = [];
	for (const item of placed) {
		const [first] = rows.at(-1) ?? [];
		const level = first && item.across - first.across < LEVEL * first.height;
		if (level) rows.at(-1)!.push(item);
		else rows.push([item]);
	}
	return rows.flatMap((row) =>
		row.sort((one, other) => one.along - other.along).map(({ line }) => line),
	);
}
