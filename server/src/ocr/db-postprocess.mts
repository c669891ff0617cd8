// Box formation of DBNet (Liao et al. 2020, "Real-time Scene Text Detection with Differentiable Binarization",
// section 3.4): the network marks shrunken cores of text, which are unclipped here.
import { convexHull } from '../geometry/convex-hull.mts';
import type { Point, Size } from '../geometry/quad.mts';
import { quadOf } from '../geometry/rotated-bounds.mts';
import { minimumAreaBox, type RotatedBox } from '../geometry/rotated-box.mts';

export interface TextBox {
	/** The text's outline, unclipped. */
	box: RotatedBox;
	/** Size of the shrunken core that the network marked. */
	core: Size;
}

export interface DbOptions {
	/** Pixels above this probability are text. */
	threshold: number;
	/** Boxes with a lower mean probability are dropped. */
	boxThreshold: number;
	/** Unclip ratio: the core is grown by area × unclip ÷ perimeter. */
	unclip: number;
}

/** Turns a DB network's probability map, `width` × `height` and row by row, into text boxes in its pixels. */
export function boxesOfProbabilityMap(
	map: Float32Array,
	width: number,
	height: number,
	options: DbOptions,
): TextBox[] {
	const visited = new Uint8Array(width * height);
	const boxes: TextBox[] = [];
	for (let start = 0; start < map.length; start++) {
		if (visited[start] || map[start] <= options.threshold) continue;
		const core = floodFill(map, width, height, start, options.threshold, visited);
		if (core.mean < options.boxThreshold) continue;
		const box = minimumAreaBox(convexHull(core.outline));
		const growth = (box.width * box.height * options.unclip) / (2 * (box.width + box.height));
		boxes.push({
			box: { ...box, width: box.width + 2 * growth, height: box.height + 2 * growth },
			core: { width: box.width, height: box.height },
		});
	}
	return boxes;
}

/** The core around a pixel: the corners of the outermost pixels of every row, and its mean probability. */
function floodFill(
	map: Float32Array,
	width: number,
	height: number,
	start: number,
	threshold: number,
	visited: Uint8Array,
): { outline: Point[]; mean: number } {
	const rows = new Map<number, { left: number; right: number }>();
	const stack = [start];
	visited[start] = 1;
	let sum = 0;
	let count = 0;
	for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
		const x = index % width;
		const y = (index - x) / width;
		sum += map[index];
		count++;
		const row = rows.get(y);
		if (row === undefined) rows.set(y, { left: x, right: x });
		else {
			row.left = Math.min(row.left, x);
			row.right = Math.max(row.right, x);
		}
		for (let nextY = Math.max(0, y - 1); nextY <= Math.min(height - 1, y + 1); nextY++) {
			for (let nextX = Math.max(0, x - 1); nextX <= Math.min(width - 1, x + 1); nextX++) {
				const next = nextY * width + nextX;
				if (visited[next] || map[next] <= threshold) continue;
				visited[next] = 1;
				stack.push(next);
			}
		}
	}
	const outline: Point[] = [];
	for (const [y, { left, right }] of rows) {
		outline.push(...quadOf({ left, right: right + 1, top: y, bottom: y + 1 }));
	}
	return { outline, mean: sum / count };
}
