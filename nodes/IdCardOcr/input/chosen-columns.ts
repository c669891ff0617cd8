import { COLUMNS, DETAILS_PREFIX, type ShownColumn } from '../../../domain/column.ts';
import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import type { NodeItem } from './item.ts';
import { supported } from './option-value.ts';
import { columnsOf, SELECTABLE } from './selectable-columns.ts';

const FIELDS_AND_REVIEW: readonly ShownColumn[] = [
	...ID_CARD_FIELD_NAMES,
	'needs_review',
	'reason_message',
	'retry',
	'file_name',
	'copies_missing',
	'matched_by',
	'candidates',
];

/** Type version 1 had the codes in place of the sentence. */
const OF_VERSION_1 = FIELDS_AND_REVIEW.map((one) =>
	one === 'reason_message' ? 'review_reasons' : one,
);

const ORDER: readonly ShownColumn[] = [...COLUMNS, DETAILS_PREFIX];

/** There the sentence came after its code. */
const ORDER_OF_VERSION_1 = ORDER.filter((one) => one !== 'reason_message').flatMap((one) =>
	one === 'reason_code' ? [one, 'reason_message' as const] : [one],
);

const CHOSEN = {
	fieldsAndReview: FIELDS_AND_REVIEW,
	fields: ID_CARD_FIELD_NAMES,
	all: ORDER,
	selected: [],
} as const satisfies Record<string, readonly ShownColumn[]>;

const CHOICES = Object.keys(CHOSEN) as Array<keyof typeof CHOSEN>;

/** Columns that can have a value for a number alone. */
const OF_NUMBER: readonly ShownColumn[] = [
	'identity_code',
	'needs_review',
	'review_reasons',
	'gender',
	'birth',
	'gender_english',
	'age',
	'reason_code',
	'reason_message',
	'retry',
];

export interface ChosenColumns {
	/** In their order. */
	columns: ReadonlySet<ShownColumn>;
	/** Whether items must have no other columns, as for a table with just these. */
	isExact: boolean;
	/** Whether details were asked for by name. */
	asksDetails: boolean;
}

/** Where nothing is chosen, or what is chosen cannot be read. */
export const DEFAULT_COLUMNS: ChosenColumns = {
	columns: inOrder(FIELDS_AND_REVIEW),
	isExact: false,
	asksDetails: false,
};

/** @throws InputRefusal when the choice is an unsupported value, or nothing is selected. */
export function chosenColumns({ parameter, asTool, typeVersion }: NodeItem): ChosenColumns {
	const label = asTool ? 'Output' : 'Columns';
	const choice = supported(label, parameter('columns', 'fieldsAndReview'), CHOICES);
	const selected = choice === 'selected' ? selectedColumns(parameter('selectedColumns', [])) : [];
	const isNumber =
		parameter('operation', '') === 'checkIdCard' && parameter('specifyCard', '') === 'number';
	const all = choice === 'fieldsAndReview' && typeVersion < 2 ? OF_VERSION_1 : CHOSEN[choice];
	const chosen = isNumber ? all.filter((one) => OF_NUMBER.includes(one)) : all;
	// On a single output nothing else tells what needs a review.
	const isMixed = asTool || String(parameter('route', true)) === 'false';
	const asked = [...chosen, ...selected, ...(isMixed ? (['needs_review'] as const) : [])];
	return {
		columns: inOrder(asked, typeVersion),
		isExact: !asTool && choice === 'selected',
		asksDetails: selected.includes(DETAILS_PREFIX),
	};
}

function inOrder(columns: readonly ShownColumn[], typeVersion = 2): ReadonlySet<ShownColumn> {
	const order = typeVersion < 2 ? ORDER_OF_VERSION_1 : ORDER;
	return new Set(order.filter((one) => columns.includes(one)));
}

function selectedColumns(given: unknown): ShownColumn[] {
	const values = SELECTABLE.map(([, value]) => value);
	const ticked = [given].flat().map((one) => supported('Selected Columns', one, values));
	if (ticked.length === 0) {
		throw new InputRefusal("'Selected Columns' is empty", 'Select at least one.');
	}
	return values.filter((value) => ticked.includes(value)).flatMap(columnsOf);
}
