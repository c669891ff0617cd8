import { pointBetween, type Quad } from '../geometry/quad.mts';
import { CHANNELS, type Raster } from './raster.mts';

/** Points looked at in each direction. */
const GRID = 14;

/** Shares of the points that are darker than print, and than paper, at most. */
const PRINT = 0.06;
const PAPER = 0.8;

/**
 * How much darker the print in a quad of the image is than its paper, from 0 to 1. A point counts by
 * its brightest channel: coloured print is pale.
 */
export function inkContrast({ data, width, height }: Raster, quad: Quad): number {
	const [topLeft, topRight, bottomRight, bottomLeft] = quad;
	const levels = new Uint8Array(GRID ** 2);
	let count = 0;
	for (let down = 0; down < GRID; down++) {
		const left = pointBetween(topLeft, bottomLeft, (down + 0.5) / GRID);
		const right = pointBetween(topRight, bottomRight, (down + 0.5) / GRID);
		for (let across = 0; across < GRID; across++) {
			const { x, y } = pointBetween(left, right, (across + 0.5) / GRID);
			const column = Math.min(width - 1, Math.max(0, Math.floor(x)));
			const row = Math.min(height - 1, Math.max(0, Math.floor(y)));
			const at = (row * width + column) * CHANNELS;
			levels[count++] = Math.max(data[at], data[at + 1], data[at + 2]);
		}
	}
	levels.sort();
	const levelAt = (share: number) => levels[Math.floor(share * levels.length)];
	return 1 - levelAt(PRINT) / Math.max(1, levelAt(PAPER));
}
