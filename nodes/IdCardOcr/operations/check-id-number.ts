import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { maskNumberChecks } from '../../../domain/masking.ts';
import { checkIdNumber as checksOf } from '../../../domain/number-checks.ts';
import { settle, type Settled } from '../failure/settle.ts';
import { InputRefusal } from '../input/input-refusal.ts';
import { arrangeOutputs } from '../result/arrange.ts';
import { itemOf } from '../result/item.ts';
import { resultSettings } from '../result/result-settings.ts';

const VALID = 0;
const INVALID = 1;

/**
 * The operation "Check ID Number": no call, no credential, no quota.
 * @throws NodeOperationError for the first failure when the node is set to stop.
 */
export function checkIdNumber(context: IExecuteFunctions): INodeExecutionData[][] {
	const settled = context.getInputData().map((_, i) => settleNumber(context, i));
	return arrangeOutputs(context, settle(context, settled, INVALID), 2);
}

function settleNumber(context: IExecuteFunctions, itemIndex: number): Settled {
	try {
		const settings = resultSettings(context, itemIndex);
		const number = textOf(context.getNodeParameter('idNumber', itemIndex));
		const checks = checksOf(number, settings.referenceDate);
		const shown = settings.mask === 'off' ? checks : maskNumberChecks(checks, settings.mask);
		const { idNumber, ...rest } = shown;
		const json: IDataObject = { idNumber, ...rest };
		const output = checks.passed ? VALID : INVALID;
		return { itemIndex, placed: { output, item: itemOf(context, itemIndex, json, settings) } };
	} catch (thrown) {
		return { itemIndex, thrown };
	}
}

function textOf(number: unknown): string {
	if (typeof number === 'number' && !Number.isSafeInteger(number)) {
		throw new InputRefusal(
			"'ID Number' is a number, not text, and has lost its last digits",
			'Format the column as text in the spreadsheet before the numbers are typed in.',
		);
	}
	return String(number ?? '');
}
