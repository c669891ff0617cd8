import type { IDataObject } from 'n8n-workflow';

import { genderInEnglish } from '../card/english-term.ts';
import type { IdNumberChecks } from '../card/number-checks.ts';
import { asText } from './checks-json.ts';
import type { ResultSettings } from './result-settings.ts';

/**
 * Returns the JSON for a checked number; as columns, its lists are text. Of the additional columns it has
 * the gender in English: the age is there anyway, and a number tells neither name nor address.
 */
export function numberJson(
	{ idNumber, ...checks }: IdNumberChecks,
	settings: Pick<ResultSettings, 'checks' | 'additionalColumns'>,
): IDataObject {
	const { problems, warnings, gender } = checks;
	const english = settings.additionalColumns.includes('english')
		? { genderEnglish: gender === null ? null : genderInEnglish(gender) }
		: {};
	if (settings.checks === 'object') return { idNumber, ...checks, ...english };
	return {
		idNumber,
		...checks,
		...english,
		problems: asText(problems),
		warnings: asText(warnings),
	};
}
