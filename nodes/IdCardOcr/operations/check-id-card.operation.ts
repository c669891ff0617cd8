import { cardToCheck } from '../input/card-to-check.ts';
import { knownCardParameters } from '../parameters/known-card-parameters.ts';
import { cardOptions } from '../parameters/options.ts';
import { optionsParameter, ROUTE } from '../parameters/shared-parameters.ts';
import { cardColumns } from '../result/card-columns.ts';
import type { Operation } from '../run/operation.ts';
import { settleEach } from '../run/settle-each.ts';

const PASSED = 0;
const NEEDS_REVIEW = 1;

/** Fields from anywhere go through the checks of recognized ones. */
export const checkIdCard: Operation = {
	title: 'Check ID Card',
	value: 'checkIdCard',
	description:
		'Check the fields of a card, or a number alone, from anywhere; sends nothing and uses no quota',
	action: 'Check fields of an ID card',
	callsService: false,
	parameters: [...knownCardParameters, ROUTE, optionsParameter(cardOptions)],
	outputs: (parameters) => (parameters.route === false ? [''] : ['Passed', 'Needs Review']),
	run: (context, outputs) =>
		settleEach(context, outputs, (item, settings) => {
			const { json, needsReview } = cardColumns(cardToCheck(item), settings);
			return { output: needsReview ? NEEDS_REVIEW : PASSED, json, inDoubt: needsReview };
		}),
};
