import { vectorBetween } from '../geometry/quad.mts';
import { deskewed } from '../geometry/rotated-bounds.mts';
import type { TextBox } from './db-postprocess.mts';
import { FEW_LINES } from './line-evidence.mts';
import { angleOf, isLine, longSide, readingAxis } from './orientation.mts';

/**
 * Splits off text that runs across the rest, such as that of a card on a sheet rotated by a quarter turn.
 * Boxes too short to show an axis join the nearest line. Axes are in radians modulo half a turn.
 */
export function axisGroups(boxes: readonly TextBox[]): Array<{ axis: number; boxes: TextBox[] }> {
	const axis = readingAxis(boxes);
	const lines = boxes.filter(isLine);
	const across = lines.filter((line) => Math.abs(Math.cos(angleOf(line) - axis)) < Math.SQRT1_2);
	const along = lines.filter((line) => !across.includes(line));
	if (across.length < FEW_LINES) return [{ axis, boxes: [...boxes] }];
	const isAcross = (box: TextBox) => distanceTo(across, box) < distanceTo(along, box);
	return [
		{ axis: readingAxis(along), boxes: boxes.filter((box) => !isAcross(box)) },
		{ axis: readingAxis(across), boxes: boxes.filter(isAcross) },
	];
}

/**
 * The axis of the text around a box, in radians modulo half a turn: two cards in an image may lie at different angles, and
 * a short box does not show its own.
 */
export function axisAround(box: TextBox, boxes: readonly TextBox[]): number {
	const lines = boxes.filter(isLine).map((line) => ({ line, distance: distanceTo([line], box) }));
	const nearest = lines.sort((one, other) => one.distance - other.distance).slice(0, FEW_LINES);
	return readingAxis(nearest.map(({ line }) => line));
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
