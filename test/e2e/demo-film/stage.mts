import sharp, { type OverlayOptions } from 'sharp';
import type { Recording } from './record.mts';
import type { Spot } from './spot.mts';

/** One picture of the film. */
export interface Shot {
	page: Uint8Array;
	/** Where the pointer is on the stage; none where it would cover what is read. */
	pointer?: Spot;
	/** Whether the photo hangs at the pointer. */
	carries?: boolean;
	milliseconds: number;
}

/** In CSS pixels: a desk with the photo on the left and the browser's page on the right. */
const STAGE = { width: 864, height: 424 };
const PAGE_AT: Spot = { x: 352, y: 12 };
const PHOTO = { left: 20, width: 312 };
const CARRIED_WIDTH = 132;
const CORNER = 8;
const DESK = '#dfe3ea';

const POINTER = `<path d="M1 1v17l4-4 3 7 3-1-3-7h6z" fill="#111" stroke="#fff" stroke-width="1.2"/>`;

export const PHOTO_MIDDLE: Spot = { x: PHOTO.left + PHOTO.width / 2, y: STAGE.height / 2 };

/** Where a spot of the page is on the stage. */
export function onStage({ x, y }: Spot): Spot {
	return { x: PAGE_AT.x + x, y: PAGE_AT.y + y };
}

/** Puts photo, page and pointer in one picture. The pointer is drawn: screenshots have none. */
export async function compose({ photo, scale }: Recording, shot: Shot): Promise<Buffer> {
	const pixels = (length: number) => Math.round(length * scale);
	const at = ({ x, y }: Spot) => ({ left: pixels(x), top: pixels(y) });
	const middleAt = ({ x, y }: Spot, { width, height }: { width: number; height: number }) =>
		at({ x: x - width / scale / 2, y: y - height / scale / 2 });
	const photoOf = async (width: number) =>
		await sharp(photo).resize(pixels(width)).toBuffer({ resolveWithObject: true });

	const { data, info } = await photoOf(PHOTO.width);
	const layers: OverlayOptions[] = [
		{ input: data, ...middleAt(PHOTO_MIDDLE, info) },
		{ input: await rounded(shot.page, pixels(CORNER)), ...at(PAGE_AT) },
	];
	if (shot.pointer !== undefined) {
		if (shot.carries) {
			const carried = await photoOf(CARRIED_WIDTH);
			layers.push({ input: carried.data, ...middleAt(shot.pointer, carried.info) });
		}
		const size = `width="${pixels(18)}" height="${pixels(26)}" viewBox="0 0 18 26"`;
		layers.push({ input: Buffer.from(`<svg ${size}>${POINTER}</svg>`), ...at(shot.pointer) });
	}
	const [width, height] = [pixels(STAGE.width), pixels(STAGE.height)];
	return await sharp({ create: { width, height, channels: 3, background: DESK } })
		.composite(layers)
		.png()
		.toBuffer();
}

/** An image with round corners. */
async function rounded(image: Uint8Array, radius: number): Promise<Buffer> {
	const { width, height } = await sharp(image).metadata();
	const shape = `<svg width="${width}" height="${height}"><rect width="100%" height="100%" rx="${radius}"/></svg>`;
	return await sharp(image)
		.composite([{ input: Buffer.from(shape), blend: 'dest-in' }])
		.png()
		.toBuffer();
}
