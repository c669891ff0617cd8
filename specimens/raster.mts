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
	const { data, info } = await drawing.raw().toBuffer({ resolveWithObject: true });
	return { width: info.width, height: info.height, channels, data };
}

/** Gives a sharp pipeline that starts from the raster's pixels. */
export function sharpOf({ data, width, height, channels }: Raster): Sharp {
	return sharp(data, { raw: { width, height, channels } });
}

/** Gives the pixels of a sharp pipeline as an RGB raster. */
export async function rasterOfSharp(pipeline: Sharp): Promise<Raster> {
	const { data, info } = await pipeline.removeAlpha().raw().toBuffer({ resolveWithObject: true });
	return { width: info.width, height: info.height, channels: 3, data };
}
