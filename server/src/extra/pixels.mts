import type { ExtraCard } from '../../../domain/extra.ts';
import type { Quad } from '../geometry/quad.mts';
import type { DecodedImage } from '../image/raster.mts';

/** Corners in pixels of the image as sent, after its EXIF orientation; clockwise from the top left. */
export type Box = ExtraCard['box'];

/** The corners of a quad of `raster`, in whole pixels of the image as sent and clipped to it. */
export function boxInPixels(quad: Quad, { sent, ...raster }: DecodedImage): Box {
	const scaled = (value: number, side: 'width' | 'height') =>
		Math.min(sent[side], Math.max(0, Math.round((value * sent[side]) / raster[side])));
	return quad.map(({ x, y }) => [scaled(x, 'width'), scaled(y, 'height')]) as unknown as Box;
}

export function inThousandths(value: number): number {
	return Math.round(value * 1000) / 1000;
}
