import type { IDataObject } from 'n8n-workflow';

import { genderInEnglish } from '../card/english-term.ts';
import { maskNumberChecks } from '../card/masking.ts';
import type { IdNumberChecks } from '../card/number-checks.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { asText } from './checks-json.ts';

/**
 * Returns the JSON for a checked number, masked as the settings require; as columns, its lists are text. Of the additional columns it has
 * the gender in English: the age is there anyway, and a number reveals neither name nor address.
 */
export function numberJson(
	found: IdNumberChecks,
	settings: Pick<ResultSettings, 'checks' | 'additionalColumns' | 'mask'>,
): IDataObject {
	const { mask } = settings;
	const { idNumber, ...checks } = mask === 'off' ? found : maskNumberChecks(found, mask);
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
