import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { maskNumberChecks } from '../../../domain/masking.ts';
import { checkIdNumber as checksOf } from '../../../domain/number-checks.ts';
import { idNumberText } from '../input/id-number.ts';
import { inputItem } from '../input/item-files.ts';
import { resultSettings } from '../input/result-settings.ts';
import { itemOf } from '../result/item.ts';
import type { Settled } from '../result/settle.ts';
import { finish } from './finish.ts';

const VALID = 0;
const INVALID = 1;

/**
 * The operation "Check ID Number": no call, no credential, no quota.
 * @throws NodeOperationError for the first failure when the node is set to stop.
 */
export function checkIdNumber(context: IExecuteFunctions): INodeExecutionData[][] {
	const settled = context.getInputData().map((_, i) => settleNumber(context, i));
	return finish(context, settled, { outputs: 2, failureOutput: INVALID });
}

function settleNumber(context: IExecuteFunctions, itemIndex: number): Settled {
	try {
		const settings = resultSettings(context, itemIndex);
		const number = idNumberText(context, itemIndex);
		const checks = checksOf(number, settings.referenceDate);
		const shown = settings.mask === 'off' ? checks : maskNumberChecks(checks, settings.mask);
		const { idNumber, ...rest } = shown;
		const json: IDataObject = { idNumber, ...rest };
		const output = checks.passed ? VALID : INVALID;
		return { output, item: itemOf(inputItem(context, itemIndex), json, settings) };
	} catch (thrown) {
		return { itemIndex, thrown };
	}
}
