import { wrapAngle } from '../geometry/angle.mts';
import { weightedMedian, type Weighted } from '../geometry/median.mts';
import type { Size } from '../geometry/quad.mts';
import type { RotatedBox } from '../geometry/rotated-box.mts';
import type { TextBox } from './db-postprocess.mts';
import { isElongated } from './line-evidence.mts';

/** Text at a larger angle to a card's rows, in radians, is a stamp, a watermark or another card's. */
export const MAX_TURN = 0.2;

/**
 * The axis that the text runs along, in radians modulo half a turn, estimated from long boxes;
 * 0 when there are none. Which of its two directions is forward remains unknown.
 */
export function readingAxis(boxes: readonly TextBox[]): number {
	const votes: Weighted[] = boxes
		.filter(isLine)
		.map((box) => ({ value: angleOf(box), weight: longSide(box.core) }));
	if (votes.length === 0) return 0;
	// With doubled angles, both directions of an axis are the same vote.
	const cos = votes.reduce((sum, vote) => sum + vote.weight * Math.cos(2 * vote.value), 0);
	const sin = votes.reduce((sum, vote) => sum + vote.weight * Math.sin(2 * vote.value), 0);
	const mean = Math.atan2(sin, cos) / 2;
	const deviations = votes.map(({ value, weight }) => {
		return { value: wrapAngle(value - mean, Math.PI), weight };
	});
	return mean + weightedMedian(deviations)!;
}

/** Whether a core is long enough to show the axis of its text. */
export function isLine({ core }: TextBox): boolean {
	return hasAxis(core);
}

function hasAxis(size: Size): boolean {
	return isElongated({ width: longSide(size), height: Math.min(size.width, size.height) });
}

/** The angle of the box's longer side, in radians. */
export function angleOf({ box, core }: TextBox): number {
	return core.width >= core.height ? box.angle : box.angle + Math.PI / 2;
}

export function longSide({ width, height }: Size): number {
	return Math.max(width, height);
}

/**
 * The same box with its `width` side along `direction`, in radians; short ones, which do not show an axis, exactly.
 * Tall boxes are not rotated by a quarter turn: single characters are often taller than wide.
 */
export function alignedTo(direction: number, box: RotatedBox): RotatedBox {
	const quarters = Math.round((direction - box.angle) / (Math.PI / 2));
	const angle = box.angle + (quarters * Math.PI) / 2;
	const swapped = quarters % 2 !== 0;
	const width = swapped ? box.height : box.width;
	const height = swapped ? box.width : box.height;
	return { center: box.center, width, height, angle: hasAxis(box) ? angle : direction };
}
