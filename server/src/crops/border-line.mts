import { median } from '../geometry/median.mts';
import { CHANNELS, type Raster } from '../image/raster.mts';

/** A line across an image: its y at the left and at the right end, in pixels. */
interface BorderLine {
	left: number;
	right: number;
	/** How clearly it shows, from 0 to 1: the mean step across it, less the median step around it. */
	strength: number;
}

interface BorderSearch {
	/** Expected y, in pixels. */
	expected: number;
	/** How far the border may be from it at either end, in pixels. */
	reach: number;
	/** First column to look at. */
	from: number;
	/** The column after the last. */
	to: number;
}

/**
 * What a step is averaged over: pixels along the border, and so many on either side of it. Within as many of those, the
 * border is adjusted to the steps.
 */
export const SAMPLE = { along: 4, across: 3 };

/**
 * Step in colour, in levels of 255, that counts half. No step counts more than 1: the background behind a part of
 * the card may contrast more than the whole border does.
 */
const HALF_STEP = 10;

/**
 * Finds the border that runs across the image near the expected height: the line over the largest steps
 * in colour on most of its length.
 */
export function borderLine(image: Raster, search: BorderSearch): BorderLine {
	const { expected, reach, from, to } = search;
	const steps = stepsIn(image, search);
	const last = steps.length - 1;
	const rows = 2 * reach + 1;
	let best = { left: reach, right: reach, strength: -Infinity };
	for (let left = 0; left < rows; left++) {
		for (let right = 0; right < rows; right++) {
			let sum = 0;
			const slope = (right - left) / last;
			for (let column = 0; column <= last; column++) {
				sum += steps[column][(left + slope * column + 0.5) | 0];
			}
			const strength = sum / steps.length;
			if (strength > best.strength) best = { left, right, strength };
		}
	}
	const { left, right } = adjusted(steps, best);
	// From the ends of the columns to those of the image.
	const slope = (right - left) / (to - 1 - from);
	const at = (x: number) => expected - reach + left + slope * (x - from);
	const usual = median(steps.flatMap((column) => [...column])) ?? 0;
	return { left: at(0), right: at(image.width), strength: best.strength - usual };
}

/** The step in colour across each row that is searched, for every column that is sampled. */
function stepsIn({ data, width, height }: Raster, search: BorderSearch): Float32Array[] {
	const { expected, reach, from, to } = search;
	const count = Math.floor((to - 1 - from) / SAMPLE.along) + 1;
	const stride = width * CHANNELS;
	return Array.from({ length: count }, (_, index) => {
		const x = Math.round(from + ((to - 1 - from) * index) / (count - 1));
		return Float32Array.from({ length: 2 * reach + 1 }, (_, row) => {
			const y = expected - reach + row;
			if (y < SAMPLE.across || y > height - SAMPLE.across) return 0;
			let step = 0;
			for (let channel = 0; channel < CHANNELS; channel++) {
				let difference = 0;
				for (let tap = 0; tap < SAMPLE.across; tap++) {
					const below = (y + tap) * stride;
					const above = (y - 1 - tap) * stride;
					for (let column = 0; column < SAMPLE.along; column++) {
						const at = (x + column) * CHANNELS + channel;
						difference += data[below + at] - data[above + at];
					}
				}
				step += Math.abs(difference);
			}
			const level = step / (CHANNELS * SAMPLE.across * SAMPLE.along);
			return level / (level + HALF_STEP);
		});
	});
}

/** The least-squares line through the centroids of the steps near a line, in rows. */
function adjusted(
	steps: readonly Float32Array[],
	{ left, right }: Pick<BorderLine, 'left' | 'right'>,
): Pick<BorderLine, 'left' | 'right'> {
	const last = steps.length - 1;
	let [weights, ofX, ofXX, ofY, ofXY] = [0, 0, 0, 0, 0];
	steps.forEach((column, index) => {
		const row = Math.round(left + ((right - left) * index) / last);
		let mass = 0;
		let moment = 0;
		for (
			let at = Math.max(0, row - SAMPLE.across);
			at <= row + SAMPLE.across && at < column.length;
			at++
		) {
			const weight = column[at] ** 2;
			mass += weight;
			moment += weight * at;
		}
		if (mass === 0) return;
		const x = index / last;
		const y = moment / mass;
		const weight = Math.min(1, mass);
		weights += weight;
		ofX += weight * x;
		ofXX += weight * x * x;
		ofY += weight * y;
		ofXY += weight * x * y;
	});
	const spread = weights * ofXX - ofX ** 2;
	if (!(spread > 0)) return { left, right };
	const slope = (weights * ofXY - ofX * ofY) / spread;
	const start = (ofY - slope * ofX) / weights;
	return { left: start, right: start + slope };
}
