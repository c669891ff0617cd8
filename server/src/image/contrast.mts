import { CHANNELS, type Raster } from './raster.mts';

/** Share of the pixels that are clipped to black, and to white. */
const TAIL = 0.01;

/**
 * Stretches the brightness of an image of low contrast to the whole range, in place: like people,
 * the networks cannot read grey on grey.
 */
export function stretchContrast({ data }: Raster): void {
	// By the green channel.
	const counts = new Uint32Array(256);
	for (let index = 1; index < data.length; index += CHANNELS) counts[data[index]]++;
	const count = data.length / CHANNELS;
	const valueAt = (share: number) => {
		let sum = 0;
		return counts.findIndex((times) => (sum += times) > share * count);
	};
	const low = valueAt(TAIL);
	const span = valueAt(1 - TAIL) - low;
	if (span <= 0) return;
	const stretched = Uint8ClampedArray.from(
		{ length: 256 },
		(_, value) => ((value - low) * 255) / span,
	);
	for (let index = 0; index < data.length; index++) data[index] = stretched[data[index]];
}
