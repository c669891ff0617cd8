import type { INodeProperties } from 'n8n-workflow';

import { checkIdNumber as checksOf } from '../card/number-checks.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import type { Item } from '../input/items.ts';
import { optionsParameter } from '../parameters/options-parameter.ts';
import { numberOptions } from '../parameters/result-options.ts';
import { numberJson } from '../result/number-json.ts';
import type { Operation } from '../run/operation.ts';
import { settleEach } from '../run/settle-each.ts';

const VALID = 0;
const INVALID = 1;

const NUMBER: INodeProperties = {
	displayName: 'ID Number',
	name: 'idNumber',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. {{ $json.idNumber }}',
	description:
		'The number to check, as text: a spreadsheet that stores it as a number loses its last digits',
};

/** A number is checked against its own rules. */
export const checkIdNumber: Operation = {
	title: 'Check ID Number',
	value: 'checkIdNumber',
	description: 'Check a number against its own rules; sends nothing and uses no quota',
	action: 'Check ID number',
	callsService: false,
	parameters: [NUMBER, optionsParameter(numberOptions)],
	outputs: () => ['Valid', 'Invalid'],
	run: (context, outputs) =>
		settleEach(context, outputs, 'number', (item, settings) => {
			const checks = checksOf(idNumberText(item), settings.referenceDate);
			const json = numberJson(checks, settings);
			return { output: checks.passed ? VALID : INVALID, json, read: true };
		}),
};

/**
 * Reads the ID number to check, as text.
 * @throws InputRefusal for a number that is too long for JavaScript to hold exactly.
 */
function idNumberText(item: Item): string {
	const number = item.parameter('idNumber');
	if (typeof number === 'number' && !Number.isSafeInteger(number)) {
		throw new InputRefusal(
			"'ID Number' is a number, not text, and has lost its last digits",
			'Format the column as text in the spreadsheet before you enter the numbers.',
		);
	}
	return String(number ?? '');
}
