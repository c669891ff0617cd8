import type { Point } from './quad.mts';

/** Angle of the direction from one point to another, in radians, clockwise on a screen. */
export function angleBetween(from: Point, to: Point): number {
	return Math.atan2(to.y - from.y, to.x - from.x);
}

/** The equivalent angle nearest to zero, where angles repeat after `period` radians. */
export function wrapAngle(angle: number, period: number): number {
	return angle - period * Math.round(angle / period);
}
