import type { Quad } from '../../src/geometry/quad.mts';
import { uprightCorners } from '../../src/geometry/rotated-bounds.mts';

/** An upright rectangle. */
export function rectangle(left: number, top: number, right: number, bottom: number): Quad {
	return uprightCorners({ left, top, right, bottom });
}
