import { vectorBetween } from '../geometry/quad.mts';
import { deskewed } from '../geometry/rotated-bounds.mts';
import type { TextBox } from './db-postprocess.mts';
import { FEW_LINES } from './line-evidence.mts';
import { angleOf, isLine, longSide, MAX_TURN, readingAxis } from './orientation.mts';

/**
 * Splits text that runs along different axes, such as that of two cards in an image, or of a card on a sheet rotated by
 * a quarter turn. Boxes too short to show an axis join the nearest line. Axes are in radians modulo half a turn.
 */
export function axisGroups(boxes: readonly TextBox[]): Array<{ axis: number; boxes: TextBox[] }> {
	const axis = readingAxis(boxes);
	const lines = boxes.filter(isLine);
	const along = lines.filter(
		(line) => Math.abs(Math.cos(angleOf(line) - axis)) >= Math.cos(MAX_TURN),
	);
	const others = lines.filter((line) => !along.includes(line));
	if (others.length < FEW_LINES) return [{ axis, boxes: [...boxes] }];
	const isOther = (box: TextBox) => distanceTo(others, box) < distanceTo(along, box);
	const own = boxes.filter((box) => !isOther(box));
	return [{ axis: readingAxis(own), boxes: own }, ...axisGroups(boxes.filter(isOther))];
}

/** Distance from the box's center to the nearest line, each taken as a segment. */
function distanceTo(lines: readonly TextBox[], { box: { center } }: TextBox): number {
	return Math.min(
		...lines.map((line) => {
			const { x, y } = deskewed(vectorBetween(line.box.center, center), angleOf(line));
			const beyond = Math.abs(x) - longSide(line.core) / 2;
			return Math.hypot(Math.max(0, beyond), y);
		}),
	);
}
