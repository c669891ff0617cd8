import { angleBetween } from '../geometry/angle.mts';
import type { Quad } from '../geometry/quad.mts';
import { medianAngle } from '../ocr/text-region.mts';

/** How an image has to be rotated, clockwise and in degrees; `null` if no text shows it. */
export interface Orientation {
	orientation: 0 | 90 | 180 | 270 | null;
	/** The same, not rounded. */
	angle: number | null;
}

export function orientationOf(lines: readonly Quad[]): Orientation {
	if (lines.length === 0) return { orientation: null, angle: null };
	const angle = degreesToUpright(medianAngle(lines));
	return { orientation: ((Math.round(angle / 90) % 4) * 90) as 0 | 90 | 180 | 270, angle };
}

/** Degrees to rotate clockwise, from 0 to below 360, until a card with this outline is upright. */
export function angleOfCard([topLeft, topRight]: Quad): number {
	return degreesToUpright(angleBetween(topLeft, topRight));
}

/** The same for text at `angle`, in radians. */
function degreesToUpright(angle: number): number {
	const tenths = Math.round((-angle * 1800) / Math.PI);
	return (((tenths % 3600) + 3600) % 3600) / 10;
}
