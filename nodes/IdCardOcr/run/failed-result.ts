import { reasonOf } from '../failure/shown-failure.ts';
import type { Item } from '../input/items.ts';
import { emptyColumns } from '../../../domain/result/card-columns.ts';
import type { Result } from './finish.ts';

/** `ofSide`: whether other results of its kind are of one side. */
export function failedResult(item: Item, thrown: unknown, ofSide = false): Result {
	const { settings } = item;
	const reason = reasonOf(thrown, settings.mask !== 'off');
	const { json } = emptyColumns(reason, settings, ofSide);
	return { item, output: 0, json, inDoubt: true, failure: { thrown } };
}
