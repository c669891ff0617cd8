import { checkCard } from '../../domain/card-checks.ts';
import type { IdCardFields } from '../../domain/id-card.ts';
import { checkCharacter } from '../../domain/id-number.ts';
import { type CardItem, maskItem } from '../../domain/masking.ts';
import type { MaskingPresetName } from '../../domain/masking-preset.ts';

/** Where other cards that look the same once masked are sought. */
export interface TwinSearch {
	regions: string[];
	/** `YYYY-MM-DD`. */
	births: string[];
	sequences: number[];
	/** Periods of validity a twin may have; the first that gives the same item is taken. */
	periods: Array<{ start: string | null; end: string | null }>;
}

/**
 * Counts cards with different numbers that come out of checks and masking as the very same item,
 * up to `enough`. Knows nothing of how either works.
 */
export function countTwins(
	card: IdCardFields,
	preset: MaskingPresetName,
	referenceDate: string,
	search: TwinSearch,
	enough: number,
): number {
	const outcome = (fields: IdCardFields): string => {
		const item: CardItem = { fields, checks: checkCard(fields, referenceDate) };
		return JSON.stringify(maskItem(item, preset, referenceDate));
	};
	const wanted = outcome(card);
	const ending = card.identity_code?.at(-1);
	let twins = 0;
	for (const region of search.regions) {
		for (const birth of search.births) {
			for (const sequence of search.sequences) {
				const first17 = region + birth.replaceAll('-', '') + String(sequence).padStart(3, '0');
				if (checkCharacter(first17) !== ending) continue;
				const same = search.periods.some(({ start, end }) => {
					const twin = { ...card, identity_code: first17 + ending, birth };
					return outcome({ ...twin, valid_date_start: start, valid_date_end: end }) === wanted;
				});
				if (same) twins += 1;
				if (twins === enough) return twins;
			}
		}
	}
	return twins;
}
