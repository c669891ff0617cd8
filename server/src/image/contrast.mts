import type { Raster } from './raster.mts';

/** Shares of the pixels that may be darker than black and brighter than white. */
const TAILS = { dark: 0.01, bright: 0.01 };

/** Of a large picture so many pixels tell how bright it is. */
const SAMPLES = 100_000;

/** A picture whose brightness spans more of the 255 steps than this gains nothing. */
const FULL_SPAN = 200;

/** A span below this is a picture of nothing, and stretching it gives noise. */
const MIN_SPAN = 20;

/**
 * Stretches the brightness of a picture of little contrast, in place, to the whole range: the networks
 * see text that is grey on grey no better than people do.
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

/** The brightness that all but the tails lie between, by the green channel. */
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
