import { EXTRA_VERSION, type Extra as CheckedExtra } from '../../../domain/extra.ts';
import type { Quad } from '../geometry/quad.mts';
import type { DecodedImage } from '../image/raster.mts';
import { FEW_LINES } from '../ocr/line-evidence.mts';
import { foundIn, mapOf, type FoundCard, type RasterReading } from '../reading/raster-reading.mts';
import { cardEntries, type CardEntry } from './card-entries.mts';
import { NO_DETAILS } from './field-details.mts';
import { lineEntries, listedLines } from './listed-lines.mts';
import { boxInPixels } from './pixels.mts';
import { qualityOf } from './quality.mts';
import { unreadOf } from './unread.mts';
import { warningsOf } from './warnings.mts';

/** What a caller may request of a page in addition to the ten fields, with what the node does not read. */
export interface PageExtra extends Omit<CheckedExtra, 'cards' | 'people' | 'pages'> {
	lines: ReturnType<typeof lineEntries>;
	cards: CardEntry[];
}

/** What `extra` says of the card in the reply's `data` or, without one, of the image. */
type FirstCard = Pick<CardEntry, 'details' | 'quality' | 'warnings' | 'needsReview'> &
	Pick<CheckedExtra, 'unread'>;

/**
 * Returns the details of a reading of `raster`. `foundCards` has all cards, that of the reply's `data` first; by
 * default those of the reading.
 */
export function extraOf(
	reading: RasterReading,
	raster: DecodedImage,
	foundCards: readonly FoundCard[] = foundIn(reading),
): PageExtra {
	const inRaster = mapOf(reading);
	const lines = listedLines(reading);
	const quads = lines.map(({ quad }) => inRaster(quad));
	const cards = cardEntries(foundCards, reading, raster);
	const first: FirstCard = cards.at(0) ?? withoutCard(reading, raster, quads);
	return {
		version: EXTRA_VERSION,
		fields: first.details,
		quality: first.quality,
		lines: lineEntries(lines, (quad) => boxInPixels(inRaster(quad), raster)),
		cards,
		warnings: first.warnings,
		needsReview: first.needsReview,
		...(first.unread && { unread: first.unread }),
	};
}

/** Describes an image that shows no card; its quality is that at the lines `quads`, unless they are too few. */
function withoutCard(
	reading: RasterReading,
	raster: DecodedImage,
	quads: readonly Quad[],
): FirstCard {
	const quality = qualityOf(raster, quads.length < FEW_LINES ? [] : quads);
	const unread = unreadOf(reading, raster);
	const warnings = warningsOf(null, quality);
	return { details: NO_DETAILS, quality, warnings, needsReview: [], unread };
}
