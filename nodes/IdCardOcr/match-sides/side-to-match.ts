import type { IDataObject } from 'n8n-workflow';

import type { Review } from '../../../domain/extra.ts';
import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import { cardFieldsIn } from '../input/card-fields.ts';
import type { Item } from '../input/items.ts';
import { groupOf } from '../input/pairing-settings.ts';
import { earlierReviews } from './earlier-review.ts';

/** What an item of a heap holds: a side, a whole card, or an image that was not read. */
export interface HeapItem {
	kind: 'front' | 'back' | 'whole' | 'unread';
	fields: IdCardFields;
	group: string;
	reviews: readonly Review[];
}

/**
 * Reads the item that "Match Sides" matches. `groupBy`: the field that both sides of a person share, or '' where
 * none is named.
 * @throws InputRefusal when it has no fields of a card, or masked ones.
 */
export function sideToMatch({ row }: Item, groupBy: string): HeapItem {
	const group = groupOf(row, groupBy);
	const side = sideOf(row);
	return { ...side, group, reviews: earlierReviews(row, side.kind === 'whole') };
}

function sideOf(row: IDataObject): Pick<HeapItem, 'kind' | 'fields'> {
	// What failed before is an image that was not read. Replies of services may have an empty `error`.
	if (isFailure(row.error)) return { kind: 'unread', fields: emptyIdCardFields() };
	const fields = cardFieldsIn(row);
	if (fields === undefined) {
		throw new InputRefusal(
			'The item has no fields of an ID card',
			"Connect the outputs of a node that reads cards. Field names may be the API's, English or Chinese.",
		);
	}
	const [front, back] = ([1, 0] as const).map((side) =>
		PRINTED_FIELDS[side].some((name) => fields[name] !== null),
	);
	if (!front && !back) return { kind: 'unread', fields };
	// A `name` next to the fields of a back may be that of its file.
	const isNamed = PRINTED_FIELDS[1].some(
		(name) => name !== 'identity_name' && fields[name] !== null,
	);
	if (back && isNamed && fields.side === null) return { kind: 'whole', fields };
	const side = fields.side ?? (back ? 0 : 1);
	return { kind: side === 1 ? 'front' : 'back', fields: { ...fields, side } };
}

function isFailure(error: unknown): boolean {
	if (typeof error === 'object' && error !== null) return Object.keys(error).length > 0;
	return ![undefined, null, '', false, 0, '0'].includes(error as string);
}
