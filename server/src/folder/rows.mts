import type { FieldNaming } from '../../../domain/card/field-naming.ts';
import type { Column } from '../../../domain/column.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import type { Sentence } from '../../../domain/language/language.ts';
import { toldEvidence } from '../../../domain/pairing/told-evidence.ts';
import type { Decision } from '../../../domain/pairing/desk.ts';
import { type PairedPerson, pairSides, sidesOf } from '../../../domain/pairing/pair-sides.ts';
import {
	missingFields,
	PRINTED_FIELDS,
	type PrintedField,
} from '../../../domain/required-fields.ts';
import { normalizeCard } from '../../../domain/card/card-normalize.ts';
import { HIDDEN } from '../../../domain/card/masked-text.ts';
import { isNeverPrinted } from '../../../domain/card/problem-code.ts';
import { cardColumns } from '../../../domain/result/card-columns.ts';
import { cardOfPerson } from '../../../domain/result/card-of-person.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';
import {
	aloneReason,
	incompleteness,
	photographAgain,
} from '../../../domain/result/incompleteness.ts';
import { saidIn } from '../../../domain/result/reason.ts';
import type { Row, ShownAs } from '../../../domain/result/shown-as.ts';
import type { ReadFile } from './read-file.mts';

/** The node's columns that a table of people has, in the node's order. */
export const TABLE_COLUMNS: readonly Column[] = [
	'identity_name',
	'identity_code',
	'needs_review',
	'review_reasons',
	'gender',
	'race',
	'birth',
	'address',
	'issued_by',
	'valid_date_start',
	'valid_date_end',
	'reason_message',
	'file_name',
	'matched_by',
	'candidates',
];

/** Those of a table with titles, which people read: the sentence stands where the codes do. */
const TITLED_COLUMNS = TABLE_COLUMNS.filter((column) => column !== 'reason_message').map(
	(column): Column => (column === 'review_reasons' ? 'reason_message' : column),
);

/** The columns of a table, one more if it was compared with a list. */
export function columnsOf({ list }: Table, naming: FieldNaming): ReadonlyArray<Column | 'on_list'> {
	const columns = naming === 'api' ? TABLE_COLUMNS : TITLED_COLUMNS;
	return list === undefined ? columns : [...columns, 'on_list'];
}

const MOST_CANDIDATES = 20;

/** How the sides in files are put together. */
export interface HowToPair {
	/** Whether the user says that both sides of everyone are here. */
	complete?: boolean;
	/** What a person who saw two sides said of them. */
	decisions?: ReadonlyArray<Decision<FoundSide>>;
}

/** A person's row. */
export interface PersonRow {
	/** By the columns' API names. */
	row: Row;
	/** The fields that a person should look at. */
	doubtful: ReadonlyArray<keyof IdCardFields>;
	/** What its card prints and no photo shows, on a side that is missing as well. */
	missing: readonly PrintedField[];
	/** What nobody can find right: what is missing, and values that no card prints. */
	unsettled: ReadonlyArray<keyof IdCardFields>;
	/** The files that show the card, none if values are masked: a name may reveal what is. */
	files: readonly string[];
	/** What the row was made of. */
	person: PairedPerson<FoundSide>;
	/** Its sides, the portrait side first. */
	sides: readonly FoundSide[];
	/** A digest of whom on a list it perhaps is. */
	perhaps?: string;
	/** Whether somebody found right what is there. */
	isChecked?: boolean;
	/** By what a later run knows its photos again. */
	photos?: string;
}

/** A file without a side of a card, and why, in words. */
interface NotRead {
	/** With `#page=N`, as browsers know it, if it is about one page of several. */
	file: string;
	reason: string;
}

export interface Table {
	people: PersonRow[];
	notRead: NotRead[];
	/** What a list of who should be here says, if there is one. */
	list?: {
		/** Who on the list has sent no card, or perhaps one; `row`: by the columns' API names. */
		missing: Array<{ row: Row; isPerhaps: boolean }>;
		notListed: PersonRow[];
	};
}

/** Makes the table of what was read: a row for each person, and the files that show nobody. */
export function tableOf(files: readonly ReadFile[], shownAs: ShownAs, how: HowToPair = {}): Table {
	const images = files.map(({ name, sides, unknown, unread = [] }) => {
		return { name, sides, unread: [...unknown, ...unread] };
	});
	const people = pairSides(images, how).map((person) => rowOf(person, files, shownAs));
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

function rowOf(
	person: PairedPerson<FoundSide>,
	files: readonly ReadFile[],
	shownAs: ShownAs,
): PersonRow {
	const { problem, unreadOther, candidates, contradictions, isProposed, repeats } = person;
	const sides = sidesOf(person);
	const evidence = toldEvidence(person.evidence, shownAs.mask);
	const unread = unreadOther === undefined ? [] : [unreadImage(files[unreadOther], shownAs)];
	const card = cardOfPerson(person);
	const { json, reviews } = cardColumns(
		{
			...card,
			reason: (found) =>
				problem === undefined || unread.length > 0
					? incompleteness({ ...person, evidence, candidates: [] }, unread, found)
					: aloneReason(problem, sides[0].side, candidates, contradictions),
		},
		shownAs,
	);
	const names = (shown: readonly FoundSide[]) =>
		shownAs.mask === 'off' ? [...new Set(shown.map(({ image }) => files[image].name))] : [];
	const own = names([...sides, ...repeats]);
	const row = {
		...json,
		file_name: own.join(', ') || null,
		matched_by: toldIn(evidence, shownAs).join(', ') || null,
		candidates: listed(names(candidates)),
	};
	// Whose these are is in doubt.
	const fields = reviews.map(({ field }) => field);
	const doubtful = isProposed ? [...fields, ...PRINTED_FIELDS[0]] : fields;
	const missing = missingFields(normalizeCard(card.fields), [1, 0]);
	const wrong = reviews.filter(({ reasons }) => isNeverPrinted(reasons)).map(({ field }) => field);
	const unsettled = [...missing, ...wrong];
	return { row, doubtful, missing, unsettled, files: own, person, sides };
}

/** What joined two sides: codes for programs, words under titles that people read. */
function toldIn(
	evidence: readonly Evidence[],
	{ naming, languages: [{ evidence: words }] }: ShownAs,
) {
	return naming === 'api' ? evidence : evidence.map((code) => words[code]);
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
