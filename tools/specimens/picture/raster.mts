import sharp, { type Sharp } from 'sharp';

/** Pixels row by row, 3 (RGB) or 4 (RGBA) bytes each. */
export interface Raster {
	width: number;
	height: number;
	channels: 3 | 4;
	data: Uint8Array;
}

/** Draws an SVG; its own width and height are the raster's. */
export async function rasterOfSvg(svg: Buffer, channels: 3 | 4): Promise<Raster> {
	const drawing = channels === 4 ? sharp(svg).ensureAlpha() : sharp(svg).flatten().removeAlpha();
	return rasterOfSharp(drawing, channels);
}

/** Gives a sharp pipeline that starts from the raster's pixels. */
export function sharpOf({ data, width, height, channels }: Raster): Sharp {
	return sharp(data, { raw: { width, height, channels } });
}

/** Gives the pixels that come out of a sharp pipeline, which must yield the said channels. */
export async function rasterOfSharp(pipeline: Sharp, channels: 3 | 4): Promise<Raster> {
	const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
	return { width: info.width, height: info.height, channels, data };
}

/** Gives an RGB raster of one colour. */
export function plainRaster(width: number, height: number, level: number): Raster {
	return { width, height, channels: 3, data: new Uint8Array(width * height * 3).fill(level) };
}
