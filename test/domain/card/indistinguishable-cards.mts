import type { IdCardFields } from '../../../domain/id-card.ts';
import { checkCharacter } from '../../../domain/id-number.ts';
import { maskCard } from '../../../domain/card/masking.ts';
import type { MaskingPresetName } from '../../../domain/card/masking-preset.ts';
import { itemOf } from './masking-sample.mts';

/** The other cards to try. */
export interface SearchSpace {
	regions: string[];
	/** `YYYY-MM-DD`. */
	births: string[];
	sequences: number[];
}

/**
 * Counts cards with different numbers that checks and masking turn into exactly the same item, up to
 * `enough`. Treats both as black boxes.
 */
export function countIndistinguishable(
	card: IdCardFields,
	preset: MaskingPresetName,
	referenceDate: string,
	search: SearchSpace,
	enough: number,
): number {
	const outcome = (fields: IdCardFields): string =>
		JSON.stringify(maskCard(itemOf(fields, referenceDate), preset, referenceDate));
	const wanted = outcome(card);
	const ending = card.identity_code?.at(-1);
	let count = 0;
	for (const region of search.regions) {
		for (const birth of search.births) {
			for (const sequence of search.sequences) {
				const first17 = region + birth.replaceAll('-', '') + String(sequence).padStart(3, '0');
				if (checkCharacter(first17) !== ending) continue;
				if (outcome({ ...card, identity_code: first17 + ending, birth }) === wanted) count += 1;
				if (count === enough) return count;
			}
		}
	}
	return count;
}
