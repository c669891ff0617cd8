import sharp, { type Sharp } from 'sharp';

/** Pixels row by row, 3 (RGB) or 4 (RGBA) bytes each. */
export interface Raster {
	width: number;
	height: number;
	channels: 3 | 4;
	data: Uint8Array;
}

/** Rasterizes an SVG at its own width and height. */
export async function rasterOfSvg(svg: Buffer, channels: 3 | 4): Promise<Raster> {
	const drawing = channels === 4 ? sharp(svg).ensureAlpha() : sharp(svg).flatten().removeAlpha();
	return rasterOfSharp(drawing, channels);
}

/** Returns a sharp pipeline with the raster's pixels as input. */
export function sharpOf({ data, width, height, channels }: Raster): Sharp {
	return sharp(data, { raw: { width, height, channels } });
}

/** Returns the output of a sharp pipeline, which must have the given number of channels. */
export async function rasterOfSharp(pipeline: Sharp, channels: 3 | 4): Promise<Raster> {
	const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
	return { width: info.width, height: info.height, channels, data };
}

/** Returns an RGB raster of a single grey level. */
export function plainRaster(width: number, height: number, level: number): Raster {
	return { width, height, channels: 3, data: new Uint8Array(width * height * 3).fill(level) };
}
