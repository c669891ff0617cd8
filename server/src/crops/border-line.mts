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
	/** The highest and the lowest row that it may be in at either end. */
	rows: readonly [first: number, last: number];
	/** How much farther up one end may be than the other, in pixels. */
	slant: number;
	/** How much of its strength a border loses for each pixel that its middle is from where it is expected. */
	doubt: number;
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
 * Finds the border that runs across the image: the line over the largest steps in colour on most of its length, rather
 * near the expected height than far from it.
 */
export function borderLine(image: Raster, search: BorderSearch): BorderLine {
	const { from, to, slant, doubt } = search;
	const [first, end] = search.rows;
	const steps = stepsIn(image, search);
	const last = steps.length - 1;
	const expected = search.expected - first;
	let best = { left: expected, right: expected, strength: 0, likely: -Infinity };
	for (let left = 0; left <= end - first; left++) {
		const lowest = Math.min(end - first, left + slant);
		for (let right = Math.max(0, left - slant); right <= lowest; right++) {
			let sum = 0;
			const slope = (right - left) / last;
			for (let column = 0; column <= last; column++) {
				sum += steps[column][(left + slope * column + 0.5) | 0];
			}
			const strength = sum / steps.length;
			const likely = strength - doubt * Math.abs((left + right) / 2 - expected);
			if (likely > best.likely) best = { left, right, strength, likely };
		}
	}
	const { left, right } = adjusted(steps, best);
	// From the ends of the columns to those of the image.
	const slope = (right - left) / (to - 1 - from);
	const at = (x: number) => first + left + slope * (x - from);
	const usual = median(steps.flatMap((column) => [...column])) ?? 0;
	return { left: at(0), right: at(image.width), strength: best.strength - usual };
}

/** The step in colour across each row that is searched, for every column that is sampled. */
function stepsIn({ data, width, height }: Raster, search: BorderSearch): Float32Array[] {
	const { from, to } = search;
	const [first, last] = search.rows;
	const count = Math.floor((to - 1 - from) / SAMPLE.along) + 1;
	const stride = width * CHANNELS;
	return Array.from({ length: count }, (_, index) => {
		const x = Math.round(from + ((to - 1 - from) * index) / (count - 1));
		return Float32Array.from({ length: last - first + 1 }, (_, row) => {
			const y = first + row;
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
