import type { IDataObject } from 'n8n-workflow';

import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { nameFields } from '../card/field-naming.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { CUT_OUTS_COLUMN } from './cut-outs.ts';
import { PLACE_COLUMNS } from './place-columns.ts';

/** Columns that say how a card was read, in one item or another. */
const OTHER_COLUMNS = [
	...['checks', 'reason', 'matched_by', 'details'],
	...['needs_review', 'needs_review_reasons'],
];

const OTHER_PREFIXES = ['checks_', 'details_'];

/**
 * Returns a row without what results have at the top level of their items, in this item or in others.
 * `error` is n8n's: on a row it would make a failure of an item that was read.
 */
export function withoutResultNames(
	row: IDataObject,
	of: 'card' | 'number',
	{
		outputField,
		simplify,
		naming,
		cards,
		cutOuts,
	}: Pick<ResultSettings, 'outputField' | 'simplify' | 'naming' | 'cards' | 'cutOuts'>,
): IDataObject {
	// A checked number has all of its keys in every item.
	const isTopLevel = outputField === '' && of === 'card';
	const names = ['error', ...(isTopLevel ? OTHER_COLUMNS : [outputField])];
	if (isTopLevel && simplify) names.push(...Object.keys(nameFields(emptyIdCardFields(), naming)));
	if (isTopLevel && cards === 'all') names.push(...PLACE_COLUMNS);
	if (isTopLevel && cutOuts !== undefined) names.push(CUT_OUTS_COLUMN);
	const isOfResult = (name: string) =>
		names.includes(name) ||
		(isTopLevel && OTHER_PREFIXES.some((prefix) => name.startsWith(prefix)));
	return Object.fromEntries(Object.entries(row).filter(([name]) => !isOfResult(name)));
}
