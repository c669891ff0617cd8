import type { IExecuteFunctions } from 'n8n-workflow';

import type { ItemFailure } from '../failure/failed-item.ts';
import { inputItem } from '../input/item-files.ts';
import { keptFiles } from '../result/item.ts';
import { withoutResultNames } from '../result/result-names.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import type { Prepared } from './prepared.ts';

/** Returns the failure of an item, or of its file in `field`, with the files that stay with it. */
export function failed(
	context: IExecuteFunctions,
	itemIndex: number,
	thrown: unknown,
	settings: Prepared<ResultSettings>,
	{ of = 'card', field }: { of?: 'card' | 'number'; field?: string } = {},
): ItemFailure {
	const input = inputItem(context, itemIndex);
	// Settings that cannot be read may have masked the item.
	if ('thrown' in settings) return { itemIndex, thrown, row: input.row };
	const unmasked = settings.mask === 'off';
	const { binary, filesInJson } = keptFiles(input, { read: false, field }, settings);
	const row = withoutResultNames(input.row, of, settings);
	return { itemIndex, thrown, unmasked, binary, row: { ...row, ...filesInJson } };
}
