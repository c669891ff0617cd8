import { sharp } from '../../../../server/src/image/sharp.mts';

/** An image in the making: red, green and blue from 0 to 255, not rounded. */
export interface Frame {
	width: number;
	height: number;
	data: Float32Array;
}

/** Pixels of a card with transparency, four bytes each. */
export interface CardPixels {
	width: number;
	height: number;
	data: Uint8Array;
}

/** Returns a frame of one color. */
export function blankFrame(width: number, height: number, color: readonly number[]): Frame {
	const data = new Float32Array(width * height * 3);
	for (let i = 0; i < data.length; i++) data[i] = color[i % 3];
	return { width, height, data };
}

/** Renders SVG at a width in pixels, with transparency. */
export async function renderedSvg(svg: string, width: number): Promise<CardPixels> {
	const sized = svg.replace('<svg ', `<svg width="${width}" `);
	const { data, info } = await sharp(Buffer.from(sized))
		.ensureAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	return { width: info.width, height: info.height, data };
}

/** Returns a frame as a JPEG file. */
export async function jpegOf(frame: Frame, quality: number): Promise<Buffer> {
	const { width, height, data } = frame;
	return sharp(Buffer.from(Uint8ClampedArray.from(data).buffer), {
		raw: { width, height, channels: 3 },
	})
		.jpeg({ quality })
		.toBuffer();
}

/** Draws pixels with transparency over a frame of the same size. */
export function coverFrame(frame: Frame, { data }: CardPixels): void {
	for (let pixel = 0; pixel < frame.width * frame.height; pixel++) {
		const alpha = data[pixel * 4 + 3] / 255;
		if (alpha === 0) continue;
		for (let channel = 0; channel < 3; channel++) {
			const at = pixel * 3 + channel;
			frame.data[at] += (data[pixel * 4 + channel] - frame.data[at]) * alpha;
		}
	}
}
