import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { InputRefusal } from '../failure/input-refusal.ts';
import type { ResultSettings } from './result-settings.ts';

/** What a user knows of the sides that are to be paired. */
export interface PairingSettings {
	/** Whether both sides of everyone are here. */
	complete: boolean;
	/** The field that both sides of a person share, or '' where none is named. */
	groupBy: string;
}

export function pairingSettings(context: IExecuteFunctions): PairingSettings {
	const groupBy = String(context.getNodeParameter('groupBy', 0, '')).trim();
	return {
		complete: context.getNodeParameter('bothSides', 0, false) === true,
		// n8n writes a name that is dragged, such as 客户编号, as ['客户编号'].
		groupBy: groupBy.replace(/^\[(['"])(.*)\1\]$/s, '$2'),
	};
}

/**
 * Returns what tells the group of a row, '' where no field is named.
 * @throws InputRefusal when the row has nothing in it.
 */
export function groupOf(row: IDataObject, name: string): string {
	if (name === '') return '';
	const value = row[name];
	if (value !== undefined && value !== null && value !== '') {
		// A sheet has 17 on one row and '17' on another.
		return typeof value === 'object' ? JSON.stringify(value) : String(value);
	}
	// An expression may have put a value, such as a number, in place of a field's name.
	const named = Object.hasOwn(row, name) ? `'${name}'` : "that 'Group By' names";
	throw new InputRefusal(
		`The item has nothing in the field ${named}`,
		"'Group By' takes the name of a field that every item has, not its value. Check the previous node, or leave it empty.",
	);
}

/**
 * @throws InputRefusal for items that are masked in different ways: a matched person has the values of two items,
 * and each item those of its candidates.
 */
export function requireOneMask(masks: ReadonlyArray<ResultSettings['mask']>): void {
	if (new Set(masks).size <= 1) return;
	throw new InputRefusal(
		"'Mask Sensitive Values' differs from item to item",
		'Matched sides share one item. Choose one value for all of them.',
	);
}
