import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { readItems, type Item } from '../input/items.ts';
import { cardOptions } from '../parameters/options.ts';
import { columnsParameters } from '../parameters/columns-parameters.ts';
import { optionsParameter, ROUTE } from '../parameters/shared-parameters.ts';
import { shownHint } from '../result/hints.ts';
import { finish } from '../run/finish.ts';
import type { Operation } from '../run/operation.ts';
import { failedSide, type HeapSettings, matchItems } from './match-items.ts';
import { requireOneMask } from './side-to-match.ts';

const PARAMETERS: INodeProperties[] = [
	{
		displayName:
			"Turn 'Route by Result' off where the sides are recognized, so that all of them arrive together. Several wires into this input would be matched one by one.",
		name: 'matchNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Group By',
		name: 'groupBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. customerId',
		requiresDataPath: 'single',
		description:
			'The name of an input field that has the same value for both sides of a card and differs between people, such as a customer number. Only sides with the same value are matched. Leave empty to compare all sides.',
	},
	{
		displayName: 'Both Sides of Everyone Are Here',
		name: 'bothSides',
		type: 'boolean',
		default: false,
		description:
			'Whether you know that no side of anyone is missing. Then sides that follow each other, or fit no others, are matched without a review.',
	},
	{
		// In workflows saved by 0.4: 'none' means 'Both Sides of Everyone Are Here'; 'few' is no more.
		displayName: 'Missing Sides',
		name: 'missingSides',
		type: 'hidden',
		default: '',
	},
	ROUTE,
	...columnsParameters,
	optionsParameter(cardOptions),
];

const NO_FEW = shownHint(
	'warning',
	"'Missing Sides' was As Few as Possible, which could join the sides of two people. It is now read as 'Both Sides of Everyone Are Here' turned off, and such pairs are proposed on Needs Review.",
);

/** Makes one item per person of fronts and backs in any order. */
export const matchSides: Operation = {
	title: 'Match Sides',
	value: 'matchSides',
	description:
		'Combine recognized fronts and backs, in any order, into one item per person; sends nothing and uses no quota',
	action: 'Match sides of ID cards',
	parameters: PARAMETERS,
	outputs: (parameters) => (parameters.route === false ? [''] : ['Matched', 'Needs Review']),
	run: (context, outputs) => {
		const items = readItems(context);
		let settings: HeapSettings;
		try {
			settings = heapSettings(context, items);
		} catch (thrown) {
			const all = items.map((item) => failedSide(item, thrown));
			return finish(context, items, all, { outputs });
		}
		const { results, hints } = matchItems(items, settings);
		const isOld = context.getNodeParameter('missingSides', 0, '') === 'few';
		return finish(context, items, results, {
			outputs,
			hints: [...(isOld ? [NO_FEW] : []), ...hints],
		});
	},
};

/** @throws InputRefusal when items are masked in different ways. */
function heapSettings(context: IExecuteFunctions, items: readonly Item[]): HeapSettings {
	requireOneMask(items.flatMap(({ settings }) => settings?.mask ?? []));
	const saved = context.getNodeParameter('missingSides', 0, '');
	const complete = context.getNodeParameter('bothSides', 0, false) === true || saved === 'none';
	const groupBy = String(context.getNodeParameter('groupBy', 0, '')).trim();
	// n8n writes a name that is dragged, such as 客户编号, as ['客户编号'].
	return {
		complete,
		groupBy: groupBy.replace(/^\[(['"])(.*)\1\]$/s, '$2'),
	};
}
