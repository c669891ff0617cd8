import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { maskNumberChecks } from '../card/masking.ts';
import { checkIdNumber as checksOf } from '../card/number-checks.ts';
import { idNumberText } from '../input/id-number.ts';
import { inputItem } from '../input/item-files.ts';
import { itemOf } from '../result/item.ts';
import { numberJson } from '../result/number-json.ts';
import { settleEach } from './settle-each.ts';

const VALID = 0;
const INVALID = 1;

/**
 * The operation "Check ID Number": no call, no credential, no quota.
 * @throws NodeOperationError for the first failure when the node is set to stop.
 */
export function checkIdNumber(context: IExecuteFunctions): INodeExecutionData[][] {
	return settleEach(context, {
		of: 'number',
		failureOutput: INVALID,
		settle: (itemIndex, settings) => {
			const number = idNumberText(context, itemIndex);
			const checks = checksOf(number, settings.referenceDate);
			const shown = settings.mask === 'off' ? checks : maskNumberChecks(checks, settings.mask);
			const json = numberJson(shown, settings);
			const source = { of: 'number', read: true } as const;
			const item = itemOf(inputItem(context, itemIndex), json, source, settings);
			return { output: checks.passed ? VALID : INVALID, item };
		},
	});
}
