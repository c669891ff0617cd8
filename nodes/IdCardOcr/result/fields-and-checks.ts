import type { IDataObject } from 'n8n-workflow';

import { checkCard, type CardChecks } from '../../../domain/card-checks.ts';
import { compareCards, withComparison } from '../../../domain/card-comparison.ts';
import { normalizeCard } from '../../../domain/card-normalize.ts';
import type { IdCardFields, Side } from '../../../domain/id-card.ts';
import { maskItem } from '../../../domain/masking.ts';
import { additionalColumns } from './additional-columns.ts';
import { checksJson } from './checks-json.ts';
import type { ResultSettings } from './result-settings.ts';

/**
 * Returns a card's fields, and beside them additional columns and the checks, as the settings require:
 * normalized, checked, and only then masked. `sides` are those that the card should show; `second` is
 * another reading of it to compare with. `found` is what the checks found, and is never shown.
 */
export function fieldsAndChecks(
	asSent: IdCardFields,
	sides: readonly Side[],
	settings: ResultSettings,
	second?: IdCardFields,
): { fields: IdCardFields; beside: IDataObject; found: CardChecks } {
	const { fields, normalized } = normalizeCard(asSent);
	const alone = checkCard(fields, settings.referenceDate, settings.version1 ? undefined : sides);
	const checked = second ? withComparison(alone, compareCards(fields, second)) : alone;
	const card = { fields, checks: checked, normalized };
	const { fields: shown, checks = checked } =
		settings.mask === 'off' ? card : maskItem(card, settings.mask, settings.referenceDate);
	return {
		fields: shown,
		beside: {
			...additionalColumns(shown, checks.age, settings),
			...checksJson(checks, normalized, settings.checks),
		},
		found: checked,
	};
}
