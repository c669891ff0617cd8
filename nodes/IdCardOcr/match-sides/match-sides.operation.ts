import type { INodeProperties } from 'n8n-workflow';

import { readItems } from '../input/items.ts';
import { pairingSettings, requireOneMask } from '../input/pairing-settings.ts';
import { cardOptions } from '../parameters/options.ts';
import { pairingParameters } from '../parameters/pairing-parameters.ts';
import { columnsParameters } from '../parameters/columns-parameters.ts';
import { optionsParameter, ROUTING } from '../parameters/shared-parameters.ts';
import { shownHint } from '../result/hints.ts';
import { finish } from '../run/finish.ts';
import type { Operation } from '../run/operation.ts';
import { failedSide, matchItems } from './match-items.ts';

const PARAMETERS: INodeProperties[] = [
	{
		displayName:
			"For rows that were read before, such as those of a sheet. Photos of one run need no such step: set 'One Item Per' to Person, All Items where they are read.",
		name: 'matchNotice',
		type: 'notice',
		default: '',
	},
	...pairingParameters,
	{
		// In workflows saved by 0.4: 'none' means 'Both Sides of Everyone Are Here'; 'few' is no more.
		displayName: 'Missing Sides',
		name: 'missingSides',
		type: 'hidden',
		default: '',
	},
	...ROUTING,
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
		'Combine the fronts and backs of ID cards that were read before, without calling the service',
	action: 'Match sides of ID cards',
	parameters: PARAMETERS,
	outputs: (parameters) => (parameters.route === false ? [''] : ['Matched', 'Needs Review']),
	run: (context, outputs) => {
		const items = readItems(context);
		try {
			requireOneMask(items.flatMap(({ settings, refusal }) => (refusal ? [] : settings.mask)));
		} catch (thrown) {
			const all = items.map((item) => failedSide(item, thrown));
			return finish(context, items, all, { outputs });
		}
		const saved = context.getNodeParameter('missingSides', 0, '');
		const { complete, groupBy } = pairingSettings(context);
		const settings = { complete: complete || saved === 'none', groupBy };
		const { results, hints } = matchItems(items, settings);
		return finish(context, items, results, {
			outputs,
			hints: [...(saved === 'few' ? [NO_FEW] : []), ...hints],
		});
	},
};
