import { withPeople } from '../extra/cards.mts';
import type { CardReading } from './card-reader.mts';

/**
 * Returns the reading of a whole document from those of its pages: that of the first page with a card,
 * or else of the first page, with the passes and cards of all pages. `null` if there is neither a card
 * nor `extra`.
 */
export function ofAllPages(readings: readonly CardReading[]): CardReading | null {
	const best = readings.find(({ fields }) => fields !== null) ?? readings.at(0);
	if (best === undefined || (best.fields === null && best.extra === undefined)) return null;
	const passes = readings.reduce((sum, reading) => sum + (reading.passes ?? 0), 0);
	if (best.extra === undefined) return { ...best, passes };
	const numbered = readings.map((reading, index) => ({ reading, page: index + 1 }));
	// The card of `data` comes first.
	const ordered = numbered.sort(
		(one, other) => Number(other.reading === best) - Number(one.reading === best),
	);
	const cards = ordered.flatMap(({ reading, page }) =>
		(reading.extra?.cards ?? []).map((card) => ({ ...card, page })),
	);
	return { ...best, passes, extra: { ...best.extra, ...withPeople(cards) } };
}
