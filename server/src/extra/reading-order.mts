import { centerOf, sizeOf, type Point, type Quad } from '../geometry/quad.mts';
import { deskewed } from '../geometry/rotated-bounds.mts';
import { LEVEL, rowByRow } from '../geometry/row-by-row.mts';
import { medianAngle } from '../ocr/text-region.mts';

/** Returns the lines in reading order: row by row, each from its start. */
export function inReadingOrder<Line extends { quad: Quad }>(lines: readonly Line[]): Line[] {
	const angle = medianAngle(lines.map(({ quad }) => quad));
	const items = lines.map((line) => {
		const { height } = sizeOf(line.quad);
		return { line, height, ...deskewed(centerOf(line.quad), angle) };
	});
	const isLevel = (item: Point, topmost: (typeof items)[number]) =>
		item.y - topmost.y < LEVEL * topmost.height;
	return rowByRow(items, isLevel).map(({ line }) => line);
}
