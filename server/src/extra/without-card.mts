import type { Extra } from '../../../domain/extra.ts';
import type { Quad } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import { FEW_LINES } from '../ocr/line-evidence.mts';
import type { RasterReading } from '../reading/raster-reading.mts';
import type { CardEntry } from './card-entries.mts';
import { NO_DETAILS } from './field-details.mts';
import { qualityOf } from './quality.mts';
import { unreadOf } from './unread.mts';
import { warningsOf } from './warnings.mts';

/** What `extra` says of the card in the reply's `data` or, without one, of the image. */
export type FirstCard = Pick<CardEntry, 'details' | 'quality' | 'warnings' | 'needsReview'> &
	Pick<Extra, 'unread'>;

/** Describes an image that shows no card; its quality is that at the lines `quads`, unless they are too few. */
export function withoutCard(
	reading: RasterReading,
	raster: Raster,
	quads: readonly Quad[],
): FirstCard {
	const quality = qualityOf(raster, quads.length < FEW_LINES ? [] : quads);
	const [warnings, unread] = [warningsOf(null, quality), unreadOf(reading, raster)];
	return { details: NO_DETAILS, quality, warnings, needsReview: [], unread };
}
