import { emptyIdCardFields, type IdCardFields, type Side } from '../../../domain/id-card.ts';
import type { ImageToPair, SideToPair } from '../../../domain/pairing/seen-sides.ts';
import { PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import { cardFieldsIn } from '../input/card-fields.ts';
import type { Item } from '../input/items.ts';
import { groupOf } from '../input/pairing-settings.ts';
import { earlierReviews } from './earlier-review.ts';
import { sourceFile } from './source-files.ts';

/** A side, and the item that it is on. */
export interface RowSide extends SideToPair {
	item: Item;
}

/** An item that was read before: the image of a side, of both, or one that was not read. */
export interface RowToMatch extends ImageToPair<RowSide> {
	item: Item;
	group: string;
}

/** Where photos had one name, this node put their field before it, which tells nobody. */
const FIELD = /^[^/:]*:/;

/**
 * Reads an item that "Match Sides" matches. `groupBy`: the field that both sides of a person share, or '' where
 * none is named.
 * @throws InputRefusal when it has no fields of a card, or masked ones.
 */
export function rowToMatch(item: Item, groupBy: string): RowToMatch {
	const { row } = item;
	const group = groupOf(row, groupBy);
	// What failed before is an image that was not read. Replies of services may have an empty `error`.
	const fields = isFailure(row.error) ? emptyIdCardFields() : cardFieldsIn(row);
	if (fields === undefined) {
		throw new InputRefusal(
			'The item has no fields of an ID card',
			"Connect the outputs of a node that reads cards. Field names may be the API's, English or Chinese.",
		);
	}
	const shown = sidesIn(fields);
	const reviews = earlierReviews(row, shown.length === 2);
	return {
		item,
		group,
		name: sourceFile(row)?.replace(FIELD, '') ?? null,
		sides: shown.map((side) => ({ side, fields, reviews, page: 1, item })),
		unread: shown.length === 0 ? [1] : [],
	};
}

function sidesIn(fields: IdCardFields): readonly Side[] {
	const [front, back] = ([1, 0] as const).map((side) =>
		PRINTED_FIELDS[side].some((name) => fields[name] !== null),
	);
	if (!front && !back) return [];
	// A `name` next to the fields of a back may be that of its file.
	const isNamed = PRINTED_FIELDS[1].some(
		(name) => name !== 'identity_name' && fields[name] !== null,
	);
	if (back && isNamed && fields.side === null) return [1, 0];
	return [fields.side ?? (back ? 0 : 1)];
}

function isFailure(error: unknown): boolean {
	if (typeof error === 'object' && error !== null) return Object.keys(error).length > 0;
	return ![undefined, null, '', false, 0, '0'].includes(error as string);
}
