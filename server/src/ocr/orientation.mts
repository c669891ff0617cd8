import { wrapAngle } from '../geometry/angle.mts';
import { weightedMedian, type Weighted } from '../geometry/median.mts';
import type { Size } from '../geometry/quad.mts';
import type { RotatedBox } from '../geometry/rotated-box.mts';
import type { TextBox } from './db-postprocess.mts';

/** A core at least this many times longer than thick shows the axis of its text. */
const ELONGATED = 2.2;

/** Votes further than this from their mean, in radians, are not counted. */
const MAX_DEVIATION = 0.5;

/** A box whose sides differ by less than this factor does not show its axis. */
const SQUARISH = 1.8;

/** Deviation, in radians, up to which a squarish box keeps its angle. */
const SMALL_DEVIATION = 0.06;

/**
 * The axis that the text runs along, in radians modulo half a turn, estimated from elongated boxes;
 * 0 when there are none. Which of its two directions is forward remains unknown.
 */
export function readingAxis(boxes: readonly TextBox[]): number {
	const votes: Weighted[] = boxes
		.filter(({ core }) => longSide(core) >= ELONGATED * Math.min(core.width, core.height))
		.map((box) => ({ value: angleOf(box), weight: longSide(box.core) }));
	if (votes.length === 0) return 0;
	// With doubled angles, both directions of an axis are the same vote.
	const cos = votes.reduce((sum, vote) => sum + vote.weight * Math.cos(2 * vote.value), 0);
	const sin = votes.reduce((sum, vote) => sum + vote.weight * Math.sin(2 * vote.value), 0);
	const mean = Math.atan2(sin, cos) / 2;
	const deviations = votes
		.map(({ value, weight }) => ({ value: wrapAngle(value - mean, Math.PI), weight }))
		.filter(({ value }) => Math.abs(value) < MAX_DEVIATION);
	return mean + (weightedMedian(deviations) ?? 0);
}

/** The angle of the box's longer side, in radians. */
export function angleOf({ box, core }: TextBox): number {
	return core.width >= core.height ? box.angle : box.angle + Math.PI / 2;
}

export function longSide({ width, height }: Size): number {
	return Math.max(width, height);
}

/**
 * The same box with its `width` side along `direction`, in radians. Tall boxes are not rotated by a
 * quarter turn: single characters are often taller than wide.
 */
export function alignedTo(direction: number, box: RotatedBox): RotatedBox {
	const quarters = Math.round((direction - box.angle) / (Math.PI / 2));
	const angle = box.angle + (quarters * Math.PI) / 2;
	const swapped = quarters % 2 !== 0;
	const width = swapped ? box.height : box.width;
	const height = swapped ? box.width : box.height;
	const squarish = Math.max(width, height) < SQUARISH * Math.min(width, height);
	const deviates = Math.abs(wrapAngle(angle - direction, 2 * Math.PI)) > SMALL_DEVIATION;
	return { center: box.center, width, height, angle: squarish && deviates ? direction : angle };
}
