import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { cardToCheck } from '../input/card-to-check.ts';
import { inputItem } from '../input/item-files.ts';
import { fieldsAndChecks } from '../result/fields-and-checks.ts';
import { nameFields } from '../result/field-naming.ts';
import { itemOf } from '../result/item.ts';
import { settleEach } from './settle-each.ts';

const PASSED = 0;
const NOT_PASSED = 1;

/**
 * The operation "Check ID Card": fields from anywhere go through the checks of recognized ones; no
 * call, no credential, no quota.
 * @throws NodeOperationError for the first failure when the node is set to stop.
 */
export function checkIdCard(context: IExecuteFunctions): INodeExecutionData[][] {
	return settleEach(context, {
		of: 'card',
		failureOutput: NOT_PASSED,
		settle: (itemIndex, settings) => {
			const { fields: given, sides, second } = cardToCheck(context, itemIndex);
			const { fields, beside, found } = fieldsAndChecks(given, sides, settings, { second });
			const json = { ...nameFields({ ...fields, side: undefined }, settings.naming), ...beside };
			const source = { of: 'card', read: found.passed } as const;
			const item = itemOf(inputItem(context, itemIndex), json, source, settings);
			return { output: found.passed ? PASSED : NOT_PASSED, item };
		},
	});
}
