import type { Size } from '../src/geometry/quad.mts';
import { cubic } from '../src/image/bicubic-crop.mts';
import { CHANNELS, type Raster } from '../src/image/raster.mts';

/** A kernel of a filter, which is 0 beyond its `radius`. */
export interface Kernel {
	radius: number;
	at(distance: number): number;
}

export const LINEAR: Kernel = { radius: 1, at: (distance) => Math.max(0, 1 - Math.abs(distance)) };

/** As lines are enlarged. */
export const CUBIC: Kernel = { radius: 2, at: (distance) => cubic(Math.abs(distance)) };

/** For each pixel of a row or column: where its sources begin, and what each weighs. */
interface Taps {
	first: Int32Array;
	/** So many for each pixel. */
	count: number;
	weights: Float32Array;
}

/**
 * Resizes an image with as many channels as its pixels have, of which three stay. Where it shrinks, the kernel is as much
 * wider, so that nothing is skipped. Beyond the border its pixels are repeated.
 */
export function resample(
	{ data, width, height }: Size & { data: Uint8Array | Uint8ClampedArray },
	target: Size,
	kernel: Kernel,
): Raster {
	const channels = data.length / (width * height);
	const down = tapsFor(height, target.height, kernel);
	const across = tapsFor(width, target.width, kernel);
	const result = new Uint8Array(target.width * target.height * CHANNELS);
	const row = new Float32Array(width * CHANNELS);
	for (let y = 0, to = 0; y < target.height; y++) {
		row.fill(0);
		for (let tap = 0; tap < down.count; tap++) {
			const weight = down.weights[y * down.count + tap];
			if (weight === 0) continue;
			const source = Math.min(height - 1, Math.max(0, down.first[y] + tap));
			let from = source * width * channels;
			for (let at = 0; at < row.length; at += CHANNELS, from += channels) {
				row[at] += data[from] * weight;
				row[at + 1] += data[from + 1] * weight;
				row[at + 2] += data[from + 2] * weight;
			}
		}
		for (let x = 0; x < target.width; x++) {
			let [red, green, blue] = [0, 0, 0];
			for (let tap = 0; tap < across.count; tap++) {
				const weight = across.weights[x * across.count + tap];
				const at = Math.min(width - 1, Math.max(0, across.first[x] + tap)) * CHANNELS;
				red += row[at] * weight;
				green += row[at + 1] * weight;
				blue += row[at + 2] * weight;
			}
			result[to++] = byte(red);
			result[to++] = byte(green);
			result[to++] = byte(blue);
		}
	}
	return { data: result, ...target };
}

const byte = (value: number) => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value));

function tapsFor(from: number, to: number, { radius, at }: Kernel): Taps {
	const scale = from / to;
	const widening = Math.max(1, scale);
	const count = Math.ceil(2 * radius * widening) + 1;
	const taps: Taps = { first: new Int32Array(to), count, weights: new Float32Array(to * count) };
	for (let target = 0; target < to; target++) {
		// libvips enlarges from pixels' corners, and shrinks from their middles (measured on 8.18).
		const center = (target + (scale < 1 ? 0 : 0.5)) * scale - 0.5;
		const first = Math.ceil(center - radius * widening);
		const weights = Array.from({ length: count }, (_, tap) =>
			at((first + tap - center) / widening),
		);
		const sum = weights.reduce((total, weight) => total + weight, 0);
		taps.first[target] = first;
		taps.weights.set(
			weights.map((weight) => weight / sum),
			target * count,
		);
	}
	return taps;
}
