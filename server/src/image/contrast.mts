import type { Raster } from './raster.mts';

/** Shares of the pixels that are clipped to black and to white. */
const TAILS = { dark: 0.01, bright: 0.01 };

/** Pixels sampled for the brightness of a large image. */
const SAMPLES = 100_000;

/** An image with a wider span of brightness, of 255, gains nothing. */
const FULL_SPAN = 200;

/** With a smaller span there is nothing to see, and stretching would amplify noise. */
const MIN_SPAN = 20;

/**
 * Stretches the brightness of an image of low contrast to the whole range, in place: like people,
 * the networks cannot read grey on grey.
 */
export function stretchContrast({ data }: Raster): void {
	const { low, high } = spanOf(data);
	const span = high - low;
	if (span > FULL_SPAN || span < MIN_SPAN) return;
	const stretched = Uint8ClampedArray.from(
		{ length: 256 },
		(_, value) => ((value - low) * 255) / span,
	);
	for (let index = 0; index < data.length; index++) data[index] = stretched[data[index]];
}

/** The range of brightness without the tails, by the green channel. */
function spanOf(data: Uint8Array): { low: number; high: number } {
	const counts = new Uint32Array(256);
	const step = 3 * Math.max(1, Math.trunc(data.length / 3 / SAMPLES));
	let count = 0;
	for (let index = 1; index < data.length; index += step) {
		counts[data[index]]++;
		count++;
	}
	const valueAt = (share: number) => {
		let sum = 0;
		return counts.findIndex((times) => (sum += times) > share * count);
	};
	return { low: valueAt(TAILS.dark), high: valueAt(1 - TAILS.bright) };
}
