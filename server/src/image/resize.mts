import type { Raster } from './raster.mts';

const CHANNELS = 3;

/** Neighbouring pixels and what each counts; the weights add up to 1. */
interface Span {
	first: number;
	weights: Float32Array;
}

/**
 * Gives the picture at another size: each target pixel is the mean of what it covers of the source,
 * and at least of one pixel's breadth, which makes enlarging bilinear.
 */
export function resizeRaster(raster: Raster, width: number, height: number): Raster {
	const columns = spansOf(raster.width, width);
	const rows = spansOf(raster.height, height);
	const data = new Uint8Array(width * height * CHANNELS);
	const row = new Float32Array(raster.width * CHANNELS);
	let target = 0;
	for (const span of rows) {
		joinRows(raster, span, row);
		for (const { first, weights } of columns) {
			let [red, green, blue] = [0.5, 0.5, 0.5];
			for (let i = 0, source = first * CHANNELS; i < weights.length; i++, source += CHANNELS) {
				red += weights[i] * row[source];
				green += weights[i] * row[source + 1];
				blue += weights[i] * row[source + 2];
			}
			data[target++] = red;
			data[target++] = green;
			data[target++] = blue;
		}
	}
	return { data, width, height };
}

/** Puts the weighted sum of the span's rows into `row`. */
function joinRows({ data }: Raster, { first, weights }: Span, row: Float32Array): void {
	row.fill(0);
	for (let i = 0, source = first * row.length; i < weights.length; i++) {
		const weight = weights[i];
		for (let column = 0; column < row.length; column++) row[column] += weight * data[source++];
	}
}

/** What each of `count` equal parts of a side of `length` pixels covers. */
function spansOf(length: number, count: number): Span[] {
	const scale = length / count;
	const reach = Math.max(1, scale) / 2;
	return Array.from({ length: count }, (_, index) => {
		const center = (index + 0.5) * scale;
		const [from, to] = [Math.max(0, center - reach), Math.min(length, center + reach)];
		const [first, end] = [Math.floor(from), Math.ceil(to)];
		const weights = Float32Array.from({ length: end - first }, (_pixel, i) => {
			return (Math.min(to, first + i + 1) - Math.max(from, first + i)) / (to - from);
		});
		return { first, weights };
	});
}
