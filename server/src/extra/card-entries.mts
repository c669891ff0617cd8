import type { ExtraCard } from '../../../domain/extra.ts';
import { linesOf } from '../card/read-cards.mts';
import { angleBetween } from '../geometry/angle.mts';
import type { Quad } from '../geometry/quad.mts';
import type { DecodedImage } from '../image/raster.mts';
import {
	outlineIn,
	printIn,
	type FoundCard,
	type RasterReading,
} from '../reading/raster-reading.mts';
import { copyKindsOf } from './copy-kinds.mts';
import { fieldDetailsOf } from './field-details.mts';
import { boxInPixels } from './pixels.mts';
import { qualityOf } from './quality.mts';
import { warningsOf } from './warnings.mts';

/** One side of a card, with all that older servers lack. */
export type CardEntry = Required<Omit<ExtraCard, 'page' | 'person' | 'crops'>>;

/** Returns the entries of cards that `reading` found in `raster`. */
export function cardEntries(
	foundCards: readonly FoundCard[],
	reading: RasterReading,
	raster: DecodedImage,
): CardEntry[] {
	const sides = new Set(foundCards.map(({ card }) => card.side)).size;
	return foundCards.map((foundCard) => {
		const { card, inImage } = foundCard;
		const boxOf = (quad: Quad) => boxInPixels(quad, raster);
		const lines = linesOf(card).map(({ quad }) => inImage(quad));
		const outline = outlineIn(foundCard);
		const quality = qualityOf(raster, lines, { outline, print: printIn(foundCard) });
		const warnings = warningsOf(card.fields, quality, {
			...copyKindsOf(foundCard, reading, raster),
			'birth-from-number': card.sources.birth?.isFromNumber === true,
			'gender-from-number': card.sources.gender?.isFromNumber === true,
			'both-sides-in-one-picture': sides > 1,
		});
		const { details, needsReview } = fieldDetailsOf(card, (quad) => boxOf(inImage(quad)));
		return {
			fields: card.fields,
			details,
			box: boxOf(outline),
			angle: degreesToUpright(outline),
			quality,
			warnings,
			needsReview,
		};
	});
}

/** Degrees to rotate clockwise, from 0 to below 360, until a card with this outline is upright. */
function degreesToUpright([topLeft, topRight]: Quad): number {
	const tenths = Math.round((-angleBetween(topLeft, topRight) * 1800) / Math.PI);
	return (((tenths % 3600) + 3600) % 3600) / 10;
}
