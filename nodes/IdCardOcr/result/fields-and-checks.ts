import type { IDataObject } from 'n8n-workflow';

import type { IdCardFields, Side } from '../../../domain/id-card.ts';
import type { PrintedField } from '../../../domain/required-fields.ts';
import { checkCard, type CardChecks } from '../card/card-checks.ts';
import { compareCards, withComparison } from '../card/card-comparison.ts';
import { normalizeCard } from '../card/card-normalize.ts';
import { maskItem } from '../card/masking.ts';
import { fieldsBelow, withFieldsBelow } from '../card/minimum-confidence.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { additionalColumns } from './additional-columns.ts';
import { checksJson } from './checks-json.ts';
import type { Details } from './details.ts';
import { detailsJson } from './details-json.ts';
import { fieldsReadBelow, reviewJson, type ReadingReview } from './review-json.ts';

/** What is known about a card in addition to its fields. */
interface Known {
	/** Another reading of it to compare with. */
	second?: IdCardFields;
	/** What the service says of its reading, where a service read it just now. */
	details?: Details;
	/** What was said of its reading where it was read before. */
	earlier?: ReadingReview;
	/** Whether a side that the card should show was not read. */
	unread?: boolean;
}

/**
 * Returns a card's fields and their columns, which are additional columns, the checks and details, as the settings
 * require: normalized, checked, and only then masked. `sides` are those that the card should show.
 * `found` is what the checks found, and is never shown.
 */
export function fieldsAndChecks(
	asSent: IdCardFields,
	sides: readonly Side[],
	settings: ResultSettings,
	{ second, details, earlier, unread }: Known = {},
): { fields: IdCardFields; columns: IDataObject; found: CardChecks } {
	const { fields, normalized } = normalizeCard(asSent);
	const alone = checkCard(fields, settings.referenceDate, sides);
	const compared = second ? withComparison(alone, compareCards(fields, second)) : alone;
	const below = earlier
		? fieldsReadBelow(earlier)
		: fieldsBelowMinimum(fields, sides, settings, details);
	const checked = withFieldsBelow(compared, below);
	const card = { fields, checks: checked, normalized };
	const { fields: shown, checks = checked } =
		settings.mask === 'off' ? card : maskItem(card, settings.mask, settings.referenceDate);
	return {
		fields: shown,
		columns: {
			...additionalColumns(shown, checks.age, settings),
			...checksJson(checks, normalized, settings.checks),
			...(details && detailsJson(details, { below, unread }, settings)),
			...(earlier && reviewJson(earlier, settings)),
		},
		found: checked,
	};
}

/** Without details nobody was asked how sure the fields are. */
function fieldsBelowMinimum(
	fields: IdCardFields,
	sides: readonly Side[],
	{ minimumConfidence: minimum }: ResultSettings,
	details: Details | undefined,
): PrintedField[] {
	if (minimum === null || details === undefined) return [];
	return fieldsBelow(minimum, { fields, confidences: details.confidences }, sides);
}
