import { cardToCheck } from '../input/card-to-check.ts';
import { type Item, readItems } from '../input/items.ts';
import { knownCardParameters } from '../parameters/known-card-parameters.ts';
import { cardOptions } from '../parameters/options.ts';
import { columnsParameters } from '../parameters/columns-parameters.ts';
import { optionsParameter, ROUTING } from '../parameters/shared-parameters.ts';
import { cardColumns } from '../../../domain/result/card-columns.ts';
import { disagreement } from '../../../domain/result/incompleteness.ts';
import { summaryHint } from '../result/run-summary.ts';
import { failedResult, finish, type Result } from '../run/finish.ts';
import type { Operation } from '../run/operation.ts';

const PASSED = 0;
const NEEDS_REVIEW = 1;

/** Fields from anywhere go through the checks of recognized ones. */
export const checkIdCard: Operation = {
	title: 'Check ID Card',
	value: 'checkIdCard',
	description:
		'Check the fields of an ID card, or a number alone, from anywhere, without calling the service',
	action: 'Check ID card',
	parameters: [
		...knownCardParameters,
		...ROUTING,
		...columnsParameters,
		optionsParameter(cardOptions),
	],
	outputs: (parameters) => (parameters.route === false ? [''] : ['Passed', 'Needs Review']),
	run: (context, outputs) => {
		const items = readItems(context);
		const results = items.map(checked);
		return finish(context, items, results, { outputs, hints: summaryHint(results, 'passed') });
	},
};

function checked(item: Item): Result {
	const { settings, refusal } = item;
	try {
		if (refusal) throw refusal.thrown;
		const card = { ...cardToCheck(item), reason: disagreement };
		const { json, needsReview } = cardColumns(card, settings);
		const output = needsReview ? NEEDS_REVIEW : PASSED;
		return { item, output, json, inDoubt: needsReview };
	} catch (thrown) {
		return failedResult(item, thrown);
	}
}
