import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { maskNumberChecks } from '../../../domain/masking.ts';
import { checkIdNumber as checksOf } from '../../../domain/number-checks.ts';
import { idNumberText } from '../input/id-number.ts';
import { inputItem } from '../input/item-files.ts';
import { resultSettings } from '../input/result-settings.ts';
import { itemOf } from '../result/item.ts';
import { numberJson } from '../result/number-json.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import type { Settled } from '../result/settle.ts';
import { failed } from './failed.ts';
import { finish } from './finish.ts';
import { prepare, type Prepared } from './prepared.ts';

const VALID = 0;
const INVALID = 1;

/**
 * The operation "Check ID Number": no call, no credential, no quota.
 * @throws NodeOperationError for the first failure when the node is set to stop.
 */
export function checkIdNumber(context: IExecuteFunctions): INodeExecutionData[][] {
	const items = context.getInputData();
	const settings = items.map((_, i) => prepare(() => resultSettings(context, i)));
	const settled = items.map((_, i) => settleNumber(context, i, settings[i]));
	return finish(context, settled, { outputs: 2, failureOutput: INVALID, settings });
}

function settleNumber(
	context: IExecuteFunctions,
	itemIndex: number,
	settings: Prepared<ResultSettings>,
): Settled {
	if ('thrown' in settings) return failed(context, itemIndex, settings.thrown, settings);
	try {
		const number = idNumberText(context, itemIndex);
		const checks = checksOf(number, settings.referenceDate);
		const shown = settings.mask === 'off' ? checks : maskNumberChecks(checks, settings.mask);
		const json = numberJson(shown, settings);
		const output = checks.passed ? VALID : INVALID;
		const item = itemOf(
			inputItem(context, itemIndex),
			json,
			{ of: 'number', read: true },
			settings,
		);
		return { output, item };
	} catch (thrown) {
		return failed(context, itemIndex, thrown, settings, { of: 'number' });
	}
}
