import type { Quad } from '../image/raster.mts';
import type { TextBox } from './db-postprocess.mts';
import type { RotatedBox } from './rotated-box.mts';

/** A core at least this many times longer than thick shows the direction of its text. */
const ELONGATED = 2.2;

/** A box whose sides differ by less than this factor says nothing about its own direction. */
const SQUARISH = 1.8;

/** Deviation, in radians, up to which a squarish box keeps its own angle. */
const SMALL_DEVIATION = 0.06;

/**
 * The axis the document's text runs along, in radians within half a turn, told from elongated
 * boxes; which of the axis' two directions is forward stays open. 0 when no box is elongated.
 */
export function readingAxis(boxes: readonly TextBox[]): number {
	const votes: Array<{ angle: number; weight: number }> = [];
	for (const { box, core } of boxes) {
		const longer = Math.max(core.width, core.height);
		if (longer < ELONGATED * Math.min(core.width, core.height)) continue;
		const angle = core.width >= core.height ? box.angle : box.angle + Math.PI / 2;
		votes.push({ angle, weight: longer });
	}
	if (votes.length === 0) return 0;
	// Doubled angles make both directions of one axis the same vote.
	const cos = votes.reduce((sum, vote) => sum + vote.weight * Math.cos(2 * vote.angle), 0);
	const sin = votes.reduce((sum, vote) => sum + vote.weight * Math.sin(2 * vote.angle), 0);
	const mean = Math.atan2(sin, cos) / 2;
	return mean + weightedMedianDeviation(votes, mean);
}

function weightedMedianDeviation(
	votes: ReadonlyArray<{ angle: number; weight: number }>,
	mean: number,
): number {
	const near = votes
		.map(({ angle, weight }) => ({ deviation: wrap(angle - mean, Math.PI), weight }))
		.filter(({ deviation }) => Math.abs(deviation) < 0.5)
		.sort((one, other) => one.deviation - other.deviation);
	const half = near.reduce((sum, vote) => sum + vote.weight, 0) / 2;
	let sum = 0;
	for (const { deviation, weight } of near) {
		sum += weight;
		if (sum >= half) return deviation;
	}
	return 0;
}

/** The angle brought into half a period around zero. */
function wrap(angle: number, period: number): number {
	return angle - period * Math.round(angle / period);
}

/**
 * The same box with its `width` side along the document's text, whose direction is in radians.
 * Tall boxes are not turned by a quarter: single characters are taller than wide quite often.
 */
export function alignedTo(direction: number, box: RotatedBox): RotatedBox {
	const quarters = Math.round((direction - box.angle) / (Math.PI / 2));
	const angle = box.angle + (quarters * Math.PI) / 2;
	const swapped = quarters % 2 !== 0;
	const width = swapped ? box.height : box.width;
	const height = swapped ? box.width : box.height;
	const squarish = Math.max(width, height) < SQUARISH * Math.min(width, height);
	const deviates = Math.abs(wrap(angle - direction, 2 * Math.PI)) > SMALL_DEVIATION;
	return { center: box.center, width, height, angle: squarish && deviates ? direction : angle };
}

/** The same quad read from the other end, for a picture that stands on its head. */
export function upsideDown([topLeft, topRight, bottomRight, bottomLeft]: Quad): Quad {
	return [bottomRight, bottomLeft, topLeft, topRight];
}
