import { CARD } from '../card/layout/template.mts';
import type { Quad, Size } from '../geometry/quad.mts';
import { cropBilinear } from '../image/bilinear-crop.mts';
import { jpegOf } from '../image/jpeg.mts';
import type { Raster } from '../image/raster.mts';
import type { CropKind, ExtraCard } from '../../../domain/extra.ts';
import { cornersIn, type CardArea } from './card-area.mts';
import type { PlacedCard } from './placed-card.mts';

/** JPEG images in base64. */
export type Crops = NonNullable<ExtraCard['crops']>;

/** Size of a card that is cut out: 300 dots per inch. */
const CARD_SIZE: Size = { width: 1012, height: 638 };

/** The size of an area of the card in the same resolution, in pixels. */
const sizeIn = ({ left, right, top, bottom }: CardArea): Size => ({
	width: Math.round(((right - left) * CARD_SIZE.width) / CARD.width),
	height: Math.round(((bottom - top) * CARD_SIZE.height) / CARD.height),
});

export async function cropsOf(
	{ card, outline }: Pick<PlacedCard, 'card' | 'outline'>,
	image: Raster,
	asked: readonly CropKind[],
): Promise<Crops> {
	const crops: Crops = {};
	if (asked.includes('card')) crops.card = await cut(image, outline, CARD_SIZE);
	if (asked.includes('portrait')) {
		const { portrait } = card.placement.template;
		crops.portrait = portrait
			? await cut(image, cornersIn(outline, portrait), sizeIn(portrait))
			: null;
	}
	return crops;
}

async function cut(image: Raster, quad: Quad, { width, height }: Size): Promise<string> {
	const upright = cropBilinear(image, quad, width, height);
	try {
		return await jpegOf(upright);
	} finally {
		upright.data.fill(0);
	}
}
