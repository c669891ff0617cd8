import type { IDataObject } from 'n8n-workflow';

import { checkCard } from '../../../domain/card-checks.ts';
import { normalizeCard } from '../../../domain/card-normalize.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { maskItem } from '../../../domain/masking.ts';
import type { ResultSettings } from './result-settings.ts';

/**
 * Returns a card's fields and, if wanted, its checks, as the settings require: normalized, checked,
 * and only then masked.
 */
export function fieldsAndChecks(
	asSent: IdCardFields,
	settings: ResultSettings,
): { fields: IdCardFields; checks: { checks?: IDataObject } } {
	const { fields, normalized } = normalizeCard(asSent);
	const checked = checkCard(fields, settings.referenceDate);
	const card = { fields, checks: checked, normalized };
	const shown =
		settings.mask === 'off' ? card : maskItem(card, settings.mask, settings.referenceDate);
	return {
		fields: shown.fields,
		checks: settings.checks
			? { checks: { ...shown.checks, normalized: shown.normalized } as IDataObject }
			: {},
	};
}
