import type { ShownAs } from '../../../domain/result/shown-as.ts';
import type { Roster } from '../roster/roster.mts';
import { comparedTable } from './compared-table.mts';
import { photosCell } from './kept-looks.mts';
import { decisionsIn, keyBy, lookedAt, type Looks, rowKey } from './looks.mts';
import type { ReadFile } from './read-file.mts';
import { type PersonRow, type Table, tableOf } from './rows.mts';

/** What a table is made of, beside the files. */
export interface HowToMake {
	/** Whether the user says that both sides of everyone are here. */
	complete?: boolean;
	/** What people who looked said. */
	looks: Looks;
	/** Who should be here. */
	roster?: Roster;
}

/** Makes the table of what was read, with what people said of it, compared with a list if there is one. */
export function madeTable(
	files: readonly ReadFile[],
	shownAs: ShownAs,
	{ complete, looks, roster }: HowToMake,
): Table {
	const looked = lookedAt(files, looks);
	const keyOf = keyBy((image) => looked[image]);
	const made = tableOf(looked, shownAs, { complete, decisions: decisionsIn(looked, looks) });
	const table = roster === undefined ? made : comparedTable(made, roster, shownAs.languages[0]);
	const people = table.people.map((one) => {
		const row = checked(one);
		return shownAs.mask === 'off' ? { ...row, photos: photosCell(row, keyOf, looks) } : row;
	});
	return { ...table, people };

	/** What a person found right is right; what is not there, or cannot be right, stays in doubt. */
	function checked(one: PersonRow): PersonRow {
		const { sides, person, perhaps, unsettled } = one;
		const key = rowKey([...sides, ...person.repeats].map(keyOf), perhaps);
		if (!looks.rows.has(key)) return one;
		const row = { ...one.row, needs_review: unsettled.length > 0 };
		return { ...one, doubtful: unsettled, row, isChecked: true };
	}
}
