import type { IExecuteFunctions } from 'n8n-workflow';

import { InputRefusal } from '../failure/input-refusal.ts';

/**
 * Reads the ID number to check, as text.
 * @throws InputRefusal for a number that is too long for JavaScript to hold exactly.
 */
export function idNumberText(context: IExecuteFunctions, itemIndex: number): string {
	const number = context.getNodeParameter('idNumber', itemIndex) as unknown;
	if (typeof number === 'number' && !Number.isSafeInteger(number)) {
		throw new InputRefusal(
			"'ID Number' is a number, not text, and has lost its last digits",
			'Format the column as text in the spreadsheet before you enter the numbers.',
		);
	}
	return String(number ?? '');
}
