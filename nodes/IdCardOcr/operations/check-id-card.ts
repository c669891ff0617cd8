import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { cardToCheck } from '../input/card-to-check.ts';
import { inputItem } from '../input/item-files.ts';
import { resultSettings } from '../input/result-settings.ts';
import { fieldsAndChecks } from '../result/fields-and-checks.ts';
import { nameFields } from '../result/field-naming.ts';
import { itemOf } from '../result/item.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import type { Settled } from '../result/settle.ts';
import { failed } from './failed.ts';
import { finish } from './finish.ts';
import { prepare, type Prepared } from './prepared.ts';

const PASSED = 0;
const NOT_PASSED = 1;

/**
 * The operation "Check ID Card": fields from anywhere go through the checks of recognized ones; no
 * call, no credential, no quota.
 * @throws NodeOperationError for the first failure when the node is set to stop.
 */
export function checkIdCard(context: IExecuteFunctions): INodeExecutionData[][] {
	const items = context.getInputData();
	const settings = items.map((_, i) => prepare(() => resultSettings(context, i)));
	const settled = items.map((_, i) => settleCard(context, i, settings[i]));
	return finish(context, settled, { outputs: 2, failureOutput: NOT_PASSED, settings });
}

function settleCard(
	context: IExecuteFunctions,
	itemIndex: number,
	settings: Prepared<ResultSettings>,
): Settled {
	if ('thrown' in settings) return failed(context, itemIndex, settings.thrown, settings);
	try {
		const card = cardToCheck(context, itemIndex);
		const { fields, beside, found } = fieldsAndChecks(
			card.fields,
			card.sides,
			settings,
			card.second,
		);
		const json = { ...nameFields({ ...fields, side: undefined }, settings.naming), ...beside };
		const source = { of: 'card', read: found.passed } as const;
		const item = itemOf(inputItem(context, itemIndex), json, source, settings);
		return { output: found.passed ? PASSED : NOT_PASSED, item };
	} catch (thrown) {
		return failed(context, itemIndex, thrown, settings);
	}
}
