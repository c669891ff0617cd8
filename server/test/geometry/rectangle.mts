import type { Quad } from '../../src/geometry/quad.mts';
import { quadOf } from '../../src/geometry/rotated-bounds.mts';

/** An upright rectangle. */
export function rectangle(left: number, top: number, right: number, bottom: number): Quad {
	return quadOf({ left, top, right, bottom });
}
