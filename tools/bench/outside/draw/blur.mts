import type { Frame } from './frame.mts';

/** Blurs a frame evenly; `sigma` is in pixels. */
export function soften(frame: Frame, sigma: number): void {
	if (sigma <= 0.05) return;
	const reach = Math.ceil(sigma * 2.6);
	const kernel = Array.from({ length: reach * 2 + 1 }, (_, i) =>
		Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)),
	);
	spread(frame, kernel, 1, 0);
	spread(frame, kernel, 0, 1);
}

/** Blurs a frame as a moving camera does: over a length in pixels, in one direction. */
export function shake(frame: Frame, length: number, angle: number): void {
	const taps = Math.max(3, Math.ceil(length) | 1);
	const step = length / taps;
	spread(frame, new Array<number>(taps).fill(1), Math.cos(angle) * step, Math.sin(angle) * step);
}

/** Averages pixels along a line, with the kernel's weights; beyond the edge, the last pixel counts. */
function spread(frame: Frame, kernel: readonly number[], stepX: number, stepY: number): void {
	const { width, height, data } = frame;
	const total = kernel.reduce((sum, weight) => sum + weight, 0);
	const shares = Float64Array.from(kernel, (weight) => weight / total);
	const half = (kernel.length - 1) / 2;
	const steps = kernel.map((_, tap) => tap - half);
	const columns = steps.map((step) =>
		Int32Array.from({ length: width }, (_, x) => 3 * clamp(x + Math.round(step * stepX), width)),
	);
	const result = new Float32Array(data.length);
	let target = 0;
	for (let y = 0; y < height; y++) {
		const rows = steps.map((step) => 3 * width * clamp(y + Math.round(step * stepY), height));
		for (let x = 0; x < width; x++) {
			let red = 0;
			let green = 0;
			let blue = 0;
			for (let tap = 0; tap < shares.length; tap++) {
				const source = rows[tap] + columns[tap][x];
				red += shares[tap] * data[source];
				green += shares[tap] * data[source + 1];
				blue += shares[tap] * data[source + 2];
			}
			result[target++] = red;
			result[target++] = green;
			result[target++] = blue;
		}
	}
	frame.data = result;
}

const clamp = (index: number, length: number) => Math.min(length - 1, Math.max(0, index));
