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
	const result = new Float32Array(data.length);
	const half = (kernel.length - 1) / 2;
	for (const [tap, weight] of kernel.entries()) {
		const dx = Math.round((tap - half) * stepX);
		const dy = Math.round((tap - half) * stepY);
		const share = weight / total;
		for (let y = 0; y < height; y++) {
			const row = Math.min(height - 1, Math.max(0, y + dy)) * width;
			for (let x = 0; x < width; x++) {
				const source = (row + Math.min(width - 1, Math.max(0, x + dx))) * 3;
				const target = (y * width + x) * 3;
				result[target] += share * data[source];
				result[target + 1] += share * data[source + 1];
				result[target + 2] += share * data[source + 2];
			}
		}
	}
	frame.data = result;
}
