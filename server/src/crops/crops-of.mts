import { CARD_PICTURE, type CropKind, type ExtraCard } from '../../../domain/extra.ts';
import { CARD } from '../card/layout/template.mts';
import type { Quad, Size } from '../geometry/quad.mts';
import type { Bounds } from '../geometry/rotated-bounds.mts';
import { jpegOf } from '../image/jpeg.mts';
import type { Raster } from '../image/raster.mts';
import { cornersIn } from './card-area.mts';
import { copyOf, redactedCopy, type Covering } from './card-picture.mts';
import { cutOut } from './cut-out.mts';
import type { PlacedCard } from './placed-card.mts';

/** JPEG images in base64. */
export type Crops = NonNullable<ExtraCard['crops']>;

/** The size of an area of the card in the resolution of its picture, in pixels. */
const sizeIn = ({ left, right, top, bottom }: Bounds): Size => ({
	width: Math.round(((right - left) * CARD_PICTURE.width) / CARD.width),
	height: Math.round(((bottom - top) * CARD_PICTURE.height) / CARD.height),
});

/** Makes the images of a card that were asked for; copies need a `covering`. */
export async function cropsOf(
	placed: PlacedCard,
	image: Raster,
	asked: readonly CropKind[],
	covering: Covering = { covered: new Map(), purpose: null },
): Promise<Crops> {
	const { card, outline } = placed;
	const { purpose } = covering;
	const crops: Crops = {};
	if (asked.includes('card')) crops.card = await cut(image, outline, CARD_PICTURE);
	if (asked.includes('portrait')) {
		const { portrait } = card.placement.template;
		crops.portrait = portrait
			? await cut(image, cornersIn(outline, portrait), sizeIn(portrait))
			: null;
	}
	if (asked.includes('redacted')) {
		crops.redacted = await redactedCopy(placed, image, covering);
	}
	if (asked.includes('copy') && purpose !== null) crops.copy = await copyOf(placed, image, purpose);
	return crops;
}

async function cut(image: Raster, quad: Quad, size: Size): Promise<string> {
	const upright = cutOut(image, quad, size);
	try {
		return await jpegOf(upright);
	} finally {
		upright.data.fill(0);
	}
}
