import { vectorBetween } from '../geometry/quad.mts';
import { deskewed } from '../geometry/rotated-bounds.mts';
import type { RotatedBox } from '../geometry/rotated-box.mts';
import { LEVEL } from '../geometry/row-by-row.mts';

/**
 * Trims level neighbours that overlap because both were grown across the gap between them: each then ends in the
 * middle of the overlap, so that neither includes half a character of the other. Boxes that share most of the shorter
 * one are alternatives, not neighbours. The boxes must be aligned to `direction`, in radians.
 */
export function withoutOverlaps(boxes: readonly RotatedBox[], direction: number): RotatedBox[] {
	const trimmed = boxes.map((box) => ({ ...box }));
	for (const left of trimmed) {
		for (const right of trimmed) {
			const offset = vectorBetween(left.center, right.center);
			const { x: along, y: across } = deskewed(offset, left.angle);
			if (left === right || along <= 0) continue;
			if (Math.abs(across) > LEVEL * Math.min(left.height, right.height)) continue;
			const overlap = (left.width + right.width) / 2 - along;
			if (overlap <= 0 || overlap > Math.min(left.width, right.width) / 2) continue;
			shorten(left, overlap / 2, -1, direction);
			shorten(right, overlap / 2, 1, direction);
		}
	}
	return trimmed;
}

/** Takes `length` off the box's start (`side` 1) or end (`side` -1). */
function shorten(box: RotatedBox, length: number, side: 1 | -1, direction: number): void {
	box.width -= length;
	box.center = {
		x: box.center.x + (side * length * Math.cos(direction)) / 2,
		y: box.center.y + (side * length * Math.sin(direction)) / 2,
	};
}
