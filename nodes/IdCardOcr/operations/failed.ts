import type { IExecuteFunctions } from 'n8n-workflow';

import type { ItemFailure } from '../failure/failed-item.ts';
import { inputItem } from '../input/item-files.ts';
import { keptFiles } from '../result/item.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import type { Prepared } from './prepared.ts';

/** Returns the failure of an item, or of its file in `field`, with the files that stay with it. */
export function failed(
	context: IExecuteFunctions,
	itemIndex: number,
	thrown: unknown,
	settings: Prepared<ResultSettings>,
	field?: string,
): ItemFailure {
	// Settings that cannot be read may have masked the item.
	if ('thrown' in settings) return { itemIndex, thrown };
	const unmasked = settings.mask === 'off';
	if (settings.version1) return { itemIndex, thrown, unmasked };
	const input = inputItem(context, itemIndex);
	const { binary, filesInJson } = keptFiles(input, { read: false, field }, settings);
	return { itemIndex, thrown, unmasked, binary, row: { ...input.row, ...filesInJson } };
}
