import type { IDataObject } from 'n8n-workflow';

import type { CardChecks } from '../card/card-checks.ts';
import type { NormalizedField } from '../card/card-normalize.ts';
import type { ChecksForm } from '../input/result-settings.ts';

/**
 * Returns a card's checks as its item shows them: whole under `checks`, or flat, as what a table or a
 * spreadsheet can hold. The columns leave out what explains a result rather than decides by it.
 */
export function checksJson(
	checks: CardChecks,
	normalized: readonly NormalizedField[],
	form: ChecksForm,
): IDataObject {
	if (form === 'off') return {};
	if (form === 'object') return { checks: { ...checks, normalized } as unknown as IDataObject };
	return {
		checks_passed: checks.passed,
		checks_problems: asText(checks.problems),
		checks_warnings: asText(checks.warnings),
		checks_missing: asText(checks.missing),
		checks_age: checks.age,
		checks_expired: checks.expired,
		checks_days_left: checks.daysLeft,
		...(checks.differences && { checks_differences: asText(checks.differences) }),
	};
}

/** Returns codes or names as the text of one cell; empty where there are none. */
export function asText(codes: readonly string[]): string {
	return codes.join(', ');
}
