import type { Column } from '../../../domain/column.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import type { Sentence } from '../../../domain/language/language.ts';
import { HIDDEN } from '../../../domain/card/masked-text.ts';
import { cardColumns } from '../../../domain/result/card-columns.ts';
import { fieldsOf, type FoundSide } from '../../../domain/result/found-side.ts';
import {
	aloneReason,
	incompleteness,
	photographAgain,
} from '../../../domain/result/incompleteness.ts';
import { saidIn, type Reason } from '../../../domain/result/reason.ts';
import type { Row, ShownAs } from '../../../domain/result/shown-as.ts';
import { peopleIn, sidesOf, type Person } from './people.mts';
import type { ReadFile } from './read-file.mts';

/** The node's columns that a table of people has, in the node's order. */
export const TABLE_COLUMNS: readonly Column[] = [
	...(['identity_name', 'identity_code', 'needs_review', 'review_reasons', 'gender'] as const),
	...(['race', 'birth', 'address', 'issued_by', 'valid_date_start', 'valid_date_end'] as const),
	...(['reason_message', 'file_name', 'matched_by', 'candidates'] as const),
];

const MOST_CANDIDATES = 20;

/** A person's row. */
export interface PersonRow {
	/** By the columns' API names. */
	row: Row;
	/** The fields that a person should look at. */
	doubtful: ReadonlyArray<keyof IdCardFields>;
	/** The files that show the card, none if values are masked: a name may reveal what is. */
	files: readonly string[];
	/** What the row was made of, the portrait side first, and other readings of the same. */
	sides: readonly FoundSide[];
	repeats: readonly FoundSide[];
}

/** A file without a side of a card, and why, in words. */
export interface NotRead {
	/** With `#page=N`, as browsers know it, if it is about one page of several. */
	file: string;
	reason: string;
}

export interface Table {
	people: PersonRow[];
	notRead: NotRead[];
}

/**
 * Makes the table of what was read: a row for each person, and the files that show nobody. `isIncomplete`: whether there are
 * more files, in folders that could not be listed.
 */
export function tableOf(files: readonly ReadFile[], shownAs: ShownAs, isIncomplete = false): Table {
	const people = peopleIn(files, isIncomplete).map((person) => rowOf(person, files, shownAs));
	const isMasked = shownAs.mask !== 'off';
	const told = (file: string, sentence: Sentence): NotRead => {
		return { file: isMasked ? HIDDEN : file, reason: saidIn(sentence, shownAs.languages) };
	};
	const notRead = files.flatMap(({ name, reason, unknown }) =>
		reason === undefined
			? unknown.map((page) => told(`${name}#page=${page}`, ({ notRead: none }) => none))
			: [told(name, photographAgain(reason).sentence)],
	);
	return { people, notRead };
}

function rowOf(person: Person, files: readonly ReadFile[], shownAs: ShownAs): PersonRow {
	const { portrait, emblem, matchedBy, alone, repeats } = person;
	const sides = sidesOf(person);
	const unread = person.unread === undefined ? [] : [unreadImage(files[person.unread], shownAs)];
	const card = { portrait, emblem, unsure: false, others: [] };
	const { json, reviewFields } = cardColumns(
		{
			fields: fieldsOf(portrait?.fields, emblem?.fields),
			sides: sides.map(({ side }) => side),
			reviews: sides.flatMap(({ reviews }) => reviews),
			others: repeats.map(({ fields }) => fields),
			reason: (found) =>
				alone === undefined
					? incompleteness(card, unread, found)
					: reasonOfAlone(alone, sides[0].side),
		},
		shownAs,
	);
	const names = (indices: readonly number[]) =>
		shownAs.mask === 'off' ? indices.map((index) => files[index].name) : [];
	const own = names(person.files);
	const row = {
		...json,
		file_name: own.join(', ') || null,
		matched_by: matchedBy.join(', ') || null,
		candidates: listed(names(alone?.candidates ?? [])),
	};
	return { row, doubtful: reviewFields, files: own, sides, repeats };
}

/** What a row says of the file that must be the card's other side. */
function unreadImage({ name, reason }: ReadFile, { mask }: ShownAs) {
	return { ...(mask === 'off' && { image: () => name }), reason: reason! };
}

/** A large folder of one place would have thousands, and nobody reads them. */
function listed(names: readonly string[]): string | null {
	const shown = names.slice(0, MOST_CANDIDATES);
	const more = names.length - shown.length;
	return [...shown, ...(more > 0 ? [`+ ${more}`] : [])].join(', ') || null;
}

function reasonOfAlone({ problem, candidates }: NonNullable<Person['alone']>, side: 1 | 0): Reason {
	if (problem !== 'sides-do-not-match') return aloneReason(problem, side, candidates);
	return { code: problem, sentence: ({ sidesDisagree }) => sidesDisagree, retry: 'never' };
}
