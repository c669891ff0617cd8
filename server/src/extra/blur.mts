// The blur metric of Crété, Dolmiere, Ladret and Nicolas 2007, "The Blur Effect: Perception and Estimation with
// a New No-reference Perceptual Blur Metric".
import type { Luma } from './luma.mts';

// Bound once: Jest resolves globals through its sandbox each time, which slows these loops.
const { abs, max } = Math;

/** Pixels on either side that the second blur averages: 9 in all, as in the paper. */
const REACH = 4;

/**
 * How blurred an image is, from 0 (sharp) to 1: the share of the differences between neighbouring pixels that
 * a second blur leaves unchanged. The more blurred of the two directions counts, if it has any differences. 1
 * for an image of one colour.
 */
export function blurOf(luma: Luma): number {
	const blurs = [blurAlong(luma, true), blurAlong(luma, false)].filter((blur) => blur !== null);
	return blurs.length === 0 ? 1 : max(...blurs);
}

function blurAlong({ data, width, height }: Luma, rows: boolean): number | null {
	const [count, length] = rows ? [height, width] : [width, height];
	const [lineStep, pixelStep] = rows ? [width, 1] : [1, width];
	const line = new Float32Array(length);
	let total = 0;
	let lost = 0;
	for (let index = 0; index < count; index++) {
		for (let at = 0; at < length; at++) line[at] = data[index * lineStep + at * pixelStep];
		const blurred = averaged(line);
		for (let at = 1; at < length; at++) {
			const difference = abs(line[at] - line[at - 1]);
			total += difference;
			lost += max(0, difference - abs(blurred[at] - blurred[at - 1]));
		}
	}
	return total === 0 ? null : (total - lost) / total;
}

/** Moving average; the first and the last value are repeated beyond the ends. */
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
