import type { Luma } from './luma.mts';

// Bound once: Jest looks a global up through its sandbox each time, which slows these loops.
const { abs, max } = Math;

/** Pixels to either side that the second blur averages over. */
const REACH = 4;

/**
 * How blurred a picture is, 0 (sharp) to 1: the share of the steps between neighbouring pixels
 * that a second blur leaves as they were. Crété, Dolmiere, Ladret and Nicolas, "The Blur Effect:
 * Perception and Estimation with a New No-reference Perceptual Blur Metric", 2007.
 * The more blurred of the two directions counts, as far as it has steps. 1 for a picture without
 * any.
 */
export function blurOf(luma: Luma): number {
	const along = [blurAlong(luma, true), blurAlong(luma, false)].filter((blur) => blur !== null);
	return along.length === 0 ? 1 : max(...along);
}

function blurAlong({ data, width, height }: Luma, rows: boolean): number | null {
	const [count, length] = rows ? [height, width] : [width, height];
	const [lineStep, pixelStep] = rows ? [width, 1] : [1, width];
	const line = new Float32Array(length);
	let steps = 0;
	let lost = 0;
	for (let index = 0; index < count; index++) {
		for (let at = 0; at < length; at++) line[at] = data[index * lineStep + at * pixelStep];
		const blurred = averaged(line);
		for (let at = 1; at < length; at++) {
			const step = abs(line[at] - line[at - 1]);
			steps += step;
			lost += max(0, step - abs(blurred[at] - blurred[at - 1]));
		}
	}
	return steps === 0 ? null : (steps - lost) / steps;
}

/** Each value averaged with its neighbours; beyond the ends the last ones go on. */
function averaged(line: Float32Array): Float32Array {
	const first = line[0];
	const last = line[line.length - 1];
	const result = new Float32Array(line.length);
	let sum = REACH * first;
	for (let index = 0; index <= REACH; index++) sum += line[index] ?? last;
	for (let index = 0; index < line.length; index++) {
		result[index] = sum / (2 * REACH + 1);
		sum += (line[index + REACH + 1] ?? last) - (line[index - REACH] ?? first);
	}
	return result;
}
