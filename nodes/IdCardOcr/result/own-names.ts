import type { IDataObject } from 'n8n-workflow';

import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { nameFields } from './field-naming.ts';
import type { ResultSettings } from './result-settings.ts';

/** What says beside the fields how a card was read, in one item or another. */
const BESIDE_FIELDS = ['checks', 'reason'];

/**
 * Whether a result has this name at the top level of its item, in this item or in others. `error` is
 * n8n's: on a row it would make a failure of an item that was read.
 */
export function isOwnName(
	name: string,
	of: 'card' | 'number',
	{ outputField, simplify, naming }: Pick<ResultSettings, 'outputField' | 'simplify' | 'naming'>,
): boolean {
	if (name === 'error') return true;
	// A checked number has all of its keys in every item.
	if (outputField !== '' || of === 'number') return name === outputField;
	const fields = simplify ? Object.keys(nameFields(emptyIdCardFields(), naming)) : [];
	return fields.includes(name) || BESIDE_FIELDS.includes(name) || name.startsWith('checks_');
}

/** Returns a row without what results put there. */
export function withoutOwnNames(
	row: IDataObject,
	of: 'card' | 'number',
	settings: Pick<ResultSettings, 'outputField' | 'simplify' | 'naming'>,
): IDataObject {
	return Object.fromEntries(Object.entries(row).filter(([name]) => !isOwnName(name, of, settings)));
}
