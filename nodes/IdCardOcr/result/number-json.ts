import type { IDataObject } from 'n8n-workflow';

import type { IdNumberChecks } from '../../../domain/number-checks.ts';
import { asText } from './checks-json.ts';
import type { ChecksForm } from './result-settings.ts';

/** Returns the JSON for a checked number; as columns, its lists are text. */
export function numberJson({ idNumber, ...checks }: IdNumberChecks, form: ChecksForm): IDataObject {
	if (form === 'object') return { idNumber, ...checks };
	const { problems, warnings } = checks;
	return { idNumber, ...checks, problems: asText(problems), warnings: asText(warnings) };
}
