import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { readItems, type Item } from '../input/items.ts';
import { supported } from '../input/option-value.ts';
import { cardOptions } from '../parameters/options.ts';
import { columnsParameters } from '../parameters/columns-parameters.ts';
import { optionsParameter, ROUTE } from '../parameters/shared-parameters.ts';
import { finish } from '../run/finish.ts';
import type { Operation } from '../run/operation.ts';
import { MISSING_SIDES } from '../../../domain/match-sides/match-heap.ts';
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
			"The name of an input field that has the same value for both sides of a card and differs between people, such as a customer number. Only sides with the same value are matched. Leave empty to compare all sides; then set 'Missing Sides' too, since Any matches nothing.",
	},
	{
		displayName: 'Missing Sides',
		name: 'missingSides',
		type: 'options',
		options: [
			{
				name: 'Any',
				value: 'any',
				description:
					"Safe if you do not know: only a single front and a single back with the same value of 'Group By' are matched. All others come out with their candidates.",
			},
			{
				name: 'As Few as Possible',
				value: 'few',
				description:
					'Like None, but if a side turns out to be missing, only the sides that fit it are left unmatched. Two missing sides that fit each other can produce a wrong pair.',
			},
			{
				name: 'None',
				value: 'none',
				description:
					'A front and a back that fit no other card belong together. If a side turns out to be missing, nothing is matched. Choose this only if both sides of every card are in the input; otherwise sides of two people can be paired.',
			},
		],
		default: 'any',
		description:
			'Which sides may be missing from the input. Images that were not read count as sides.',
	},
	ROUTE,
	...columnsParameters,
	optionsParameter(cardOptions),
];

/** Makes one item per person of fronts and backs in any order. */
export const matchSides: Operation = {
	title: 'Match Sides',
	value: 'matchSides',
	description:
		'Combine recognized fronts and backs, in any order, into one item per person; sends nothing and uses no quota',
	action: 'Match sides of ID cards',
	parameters: PARAMETERS,
	outputs: (parameters) => (parameters.route === false ? [''] : ['Matched', 'Not Matched']),
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
		return finish(context, items, results, { outputs, hints });
	},
};

/** @throws InputRefusal when 'Missing Sides' has an unsupported value, or items are masked in different ways. */
function heapSettings(context: IExecuteFunctions, items: readonly Item[]): HeapSettings {
	requireOneMask(items.flatMap(({ settings }) => settings?.mask ?? []));
	const given = context.getNodeParameter('missingSides', 0, 'any');
	const missing = supported('Missing Sides', given, MISSING_SIDES);
	const groupBy = String(context.getNodeParameter('groupBy', 0, '')).trim();
	// n8n writes a name that is dragged, such as 客户编号, as ['客户编号'].
	return { missing, groupBy: groupBy.replace(/^\[(['"])(.*)\1\]$/s, '$2') };
}
