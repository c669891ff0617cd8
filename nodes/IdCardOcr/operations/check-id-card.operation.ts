import { nameFields } from '../card/field-naming.ts';
import { cardToCheck } from '../input/card-to-check.ts';
import { knownCardParameters } from '../parameters/known-card-parameters.ts';
import { optionsParameter } from '../parameters/options-parameter.ts';
import { knownCardOptions } from '../parameters/result-options.ts';
import { fieldsAndChecks } from '../result/fields-and-checks.ts';
import type { Operation } from '../run/operation.ts';
import { settleEach } from '../run/settle-each.ts';

const PASSED = 0;
const NOT_PASSED = 1;

/** Fields from anywhere go through the checks of recognized ones. */
export const checkIdCard: Operation = {
	title: 'Check ID Card',
	value: 'checkIdCard',
	description:
		'Check fields from anywhere like those of a recognized card; sends nothing and uses no quota',
	action: 'Check ID card',
	callsService: false,
	parameters: [...knownCardParameters, optionsParameter(knownCardOptions)],
	outputs: () => ['Passed', 'Not Passed'],
	run: (context, outputs) =>
		settleEach(context, outputs, 'card', (item, settings) => {
			const { fields: given, sides, second } = cardToCheck(item);
			const { fields, columns, found } = fieldsAndChecks(given, sides, settings, { second });
			const json = { ...nameFields({ ...fields, side: undefined }, settings.naming), ...columns };
			return { output: found.passed ? PASSED : NOT_PASSED, json, read: found.passed };
		}),
};
