import { EXTRA_VERSION, type Extra as CheckedExtra } from '../../../domain/extra.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import type { Size } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import { foundIn, mapOf, type FoundCard, type RasterReading } from '../reading/raster-reading.mts';
import { cardEntries } from './card-entries.mts';
import { sidesOf, withPeople, type JoinedCard } from './cards.mts';
import { lineEntries, listedLines } from './listed-lines.mts';
import { orientationOf, type Orientation } from './orientation.mts';
import { boxInPixels } from './pixels.mts';
import { withoutCard, type FirstCard } from './without-card.mts';

/** What a caller may request in addition to the ten fields, with what the node does not read. */
export interface Extra extends Omit<CheckedExtra, 'cards' | 'pages'>, Orientation {
	lines: ReturnType<typeof lineEntries>;
	sides: IdCardFields[];
	cards: JoinedCard[];
}

/**
 * Returns the details of a reading of `raster`, which was decoded from an image of size `sent`. `foundCards` has
 * all cards, that of the reply's `data` first; by default those of the reading.
 */
export function extraOf(
	reading: RasterReading,
	raster: Raster,
	sent: Size,
	foundCards: readonly FoundCard[] = foundIn(reading),
): Extra {
	const inRaster = mapOf(reading);
	const lines = listedLines(reading);
	const quads = lines.map(({ quad }) => inRaster(quad));
	const { cards, people } = withPeople(cardEntries(foundCards, { raster, sent, reading }));
	const first: FirstCard = cards.at(0) ?? withoutCard(reading, raster, quads);
	return {
		version: EXTRA_VERSION,
		fields: first.details,
		...orientationOf(quads),
		quality: first.quality,
		lines: lineEntries(lines, (quad) => boxInPixels(inRaster(quad), raster, sent)),
		sides: sidesOf(cards, foundCards),
		cards,
		people,
		warnings: first.warnings,
		needsReview: first.needsReview,
		...(first.unread && { unread: first.unread }),
	};
}
