import type { IDataObject } from 'n8n-workflow';

import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { CUT_OUTS_COLUMN } from './cut-outs.ts';
import { nameFields } from './field-naming.ts';
import { PLACE_COLUMNS } from './place-columns.ts';
import type { ResultSettings } from './result-settings.ts';

/** What says beside the fields how a card was read, in one item or another. */
const BESIDE_FIELDS = [
	...['checks', 'reason', 'matched_by', 'details'],
	...['needs_review', 'needs_review_reasons'],
];

const BESIDE_PREFIXES = ['checks_', 'details_'];

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
	const beside = outputField === '' && of === 'card';
	const names = ['error', ...(beside ? BESIDE_FIELDS : [outputField])];
	if (beside && simplify) names.push(...Object.keys(nameFields(emptyIdCardFields(), naming)));
	if (beside && cards === 'all') names.push(...PLACE_COLUMNS);
	if (beside && cutOuts !== undefined) names.push(CUT_OUTS_COLUMN);
	const isOfResult = (name: string) =>
		names.includes(name) || (beside && BESIDE_PREFIXES.some((prefix) => name.startsWith(prefix)));
	return Object.fromEntries(Object.entries(row).filter(([name]) => !isOfResult(name)));
}
